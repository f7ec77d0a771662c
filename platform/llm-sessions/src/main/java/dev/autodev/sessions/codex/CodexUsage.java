package dev.autodev.sessions.codex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.model.Usage;
import dev.autodev.sessions.gateway.Prices;

/** What was used; the client tells the sum of the whole thread, also when it is gone on with. */
final class CodexUsage {
  private final Prices prices;
  private final String model;
  private long input;
  private long cached;
  private long output;

  CodexUsage(Prices prices, String model) {
    this.prices = prices;
    this.model = model;
  }

  /** What is new in this sum. */
  Usage since(JsonNode sum) {
    long newInput = Math.max(0, sum.path("input_tokens").asLong() - input);
    long newCached = Math.max(0, sum.path("cached_input_tokens").asLong() - cached);
    long newOutput = Math.max(0, sum.path("output_tokens").asLong() - output);
    input += newInput;
    cached += newCached;
    output += newOutput;
    ObjectNode usage = JsonNodeFactory.instance.objectNode();
    usage.put("input_tokens", Math.max(0, newInput - newCached));
    usage.put("cache_read_input_tokens", newCached).put("output_tokens", newOutput);
    return prices.of(model, usage);
  }
}
