package dev.autodev.sessions.budget;

import dev.autodev.model.Usage;
import dev.autodev.sessions.InvalidSessionException;
import java.math.BigDecimal;

/**
 * The most one call of a model may use: every token of its request new to the provider, and the
 * longest answer it allows.
 *
 * @param model as the request names it
 * @param inputTokens at most, whatever part of them the provider has in its cache
 * @param outputTokens at most
 * @param costUsd of both, each input token at its dearest price; 0 for a model without a price
 */
public record CallEstimate(String model, long inputTokens, long outputTokens, BigDecimal costUsd) {
  public CallEstimate {
    if (inputTokens < 0 || outputTokens < 0 || costUsd.signum() < 0) {
      throw new InvalidSessionException("a call's estimate is negative");
    }
  }

  /** Input and output together. */
  public long tokens() {
    return inputTokens + outputTokens;
  }

  /** The whole of it as used up: for a call of which nobody knows what it used. */
  public Usage asUsage() {
    return new Usage(inputTokens, outputTokens, 0, 0, costUsd);
  }
}
