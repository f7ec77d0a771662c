package dev.autodev.bench.report;

import java.util.Arrays;

/** Latencies in milliseconds. */
public record Percentiles(double p50, double p95, double p99) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Nearest rank; the order of the given ones does not matter. */
  public static Percentiles ofNanos(long[] nanos) {
    if (nanos.length == 0) {
      throw new IllegalArgumentException("No latency was measured");
    }
    var sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Percentiles(rank(sorted, 0.50), rank(sorted, 0.95), rank(sorted, 0.99));
  }

  private static double rank(long[] sorted, double share) {
    var index = (int) Math.ceil(share * sorted.length) - 1;
    return Math.round(sorted[Math.max(index, 0)] / NANOS_PER_MILLI * 1000) / 1000.0;
  }
}
