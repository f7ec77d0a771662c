package dev.autodev.control.inbox;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Which decision is worth most: what it lets go on, how long it waits, what is invested already and
 * how much a person wants it. Each counts up to a bound, so that none of them hides the others.
 */
final class GateRank {
  private static final int MOST_UNBLOCKED = 20;
  private static final int MOST_HOURS = 48;
  private static final int MOST_DOLLARS = 20;

  private GateRank() {}

  static double score(int unblocks, Duration age, BigDecimal spentUsd, int priority) {
    double hours = Math.clamp(age.toMinutes() / 60.0, 0, MOST_HOURS);
    return 2.0 * Math.min(unblocks, MOST_UNBLOCKED)
        + hours / 2
        + Math.min(spentUsd.doubleValue(), MOST_DOLLARS)
        + priority;
  }
}
