package dev.autodev.model;

import java.math.BigDecimal;

/**
 * What model calls consumed.
 *
 * @param inputTokens tokens sent, caches not counted
 * @param outputTokens tokens received
 * @param cacheReadTokens tokens read from the provider's cache
 * @param cacheWriteTokens tokens written to it
 * @param costUsd by the configured price table
 */
public record Usage(
    long inputTokens,
    long outputTokens,
    long cacheReadTokens,
    long cacheWriteTokens,
    BigDecimal costUsd) {
  private static final int MOST_DIGITS = 60;

  /** Nothing consumed. */
  public static final Usage NONE = new Usage(0, 0, 0, 0, BigDecimal.ZERO);

  /** Refuses negative counts, and a price that could not be reckoned with. */
  public Usage {
    if (inputTokens < 0 || outputTokens < 0 || cacheReadTokens < 0 || cacheWriteTokens < 0) {
      throw new InvalidModelException("usage counts tokens; it cannot be negative");
    }
    costUsd = costUsd == null ? BigDecimal.ZERO : costUsd;
    // One sum with 1E+999999999 would take all the memory there is.
    if (Math.abs((long) costUsd.scale()) > MOST_DIGITS || costUsd.precision() > MOST_DIGITS) {
      throw new InvalidModelException(
          "usage.costUsd has more than " + MOST_DIGITS + " digits; give US dollars");
    }
  }

  /** Both together. */
  public Usage plus(Usage other) {
    return new Usage(
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        cacheReadTokens + other.cacheReadTokens,
        cacheWriteTokens + other.cacheWriteTokens,
        costUsd.add(other.costUsd));
  }

  /** All tokens, whatever their price. */
  public long totalTokens() {
    return inputTokens + outputTokens + cacheReadTokens + cacheWriteTokens;
  }
}
