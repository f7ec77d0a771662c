package dev.autodev.bench;

import java.util.Arrays;

/** Percentiles of waits in milliseconds. */
record Spread(double p50, double p95, double p99) {
  static Spread of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Spread(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99));
  }

  private static double at(long[] sorted, double share) {
    int index = (int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)));
    return Math.round(sorted[index] / 1e3) / 1e3;
  }
}
