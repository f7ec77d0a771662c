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
  private boolean unknownBefore;

  CodexUsage(Prices prices, String model) {
    this.prices = prices;
    this.model = model;
  }

  /** The next sum has what was used before us in it: what is new in it, the gateway knows. */
  void goOn() {
    unknownBefore = true;
  }

  /** What is new in this sum. */
  Usage since(JsonNode sum) {
    if (unknownBefore) {
      unknownBefore = false;
      since(sum);
      return Usage.NONE;
    }
    long newInput = Math.max(0, sum.path("input_tokens").asLong() - input);
    long newCached = Math.max(0, sum.path("cached_input_tokens").asLong() - cached);
    long newOutput = Math.max(0, sum.path("output_tokens").asLong() - output);
    input += newInput;
    cached += newCached;
    output += newOutput;
    return prices.of(model, new Tokens(newInput - newCached, newOutput, newCached, 0));
  }
}
