package dev.autodev.bench.report;

import java.util.List;

/** Times in milliseconds, by nearest rank; the largest stands for all that a few ones hide. */
public record Spread(double p50, double p95, double max) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** The order of the given ones does not matter. */
  public static Spread ofNanos(List<Long> nanos) {
    if (nanos.isEmpty()) {
      throw new IllegalArgumentException("No time was measured");
    }
    var sorted = nanos.stream().sorted().toList();
    return new Spread(
        millis(rank(sorted, 0.50)), millis(rank(sorted, 0.95)), millis(sorted.getLast()));
  }

  private static long rank(List<Long> sorted, double share) {
    return sorted.get(Math.max((int) Math.ceil(share * sorted.size()) - 1, 0));
  }

  private static double millis(long nanos) {
    return Math.round(nanos / NANOS_PER_MILLI * 10) / 10.0;
  }
}
