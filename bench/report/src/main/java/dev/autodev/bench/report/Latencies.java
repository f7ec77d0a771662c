package dev.autodev.bench.report;

import org.jspecify.annotations.Nullable;

/**
 * From filing on.
 *
 * @param start until the handler runs
 * @param done until the completion is durable; of a whole workflow until its last step is
 */
public record Latencies(@Nullable Percentiles start, @Nullable Percentiles done) {
  public static Latencies none() {
    return new Latencies(null, null);
  }
}
