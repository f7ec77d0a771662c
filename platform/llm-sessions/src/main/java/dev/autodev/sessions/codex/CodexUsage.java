package dev.autodev.sessions.codex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.Usage;
import dev.autodev.sessions.gateway.Prices;
import dev.autodev.sessions.protocol.Tokens;

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
    return prices.of(model, new Tokens(newInput - newCached, newOutput, newCached, 0));
  }
}
