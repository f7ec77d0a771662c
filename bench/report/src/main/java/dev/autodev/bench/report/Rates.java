package dev.autodev.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How fast, per second.
 *
 * @param enqueued jobs filed per second, from the first call to the return of the last
 * @param total jobs done per second, from the first call to the last completion
 * @param workflows workflows done per second, over the same time
 */
public record Rates(
    @JsonProperty("enq_s") @Nullable Double enqueued,
    @JsonProperty("total_s") @Nullable Double total,
    @JsonProperty("wf_s") @Nullable Double workflows) {
  static final double NANOS = 1e9;

  public static Rates none() {
    return new Rates(null, null, null);
  }

  /** Filed in one time, done in another that began with it. */
  public static Rates of(int n, long enqueueNanos, long totalNanos) {
    return new Rates(perSecond(n, enqueueNanos), perSecond(n, totalNanos), null);
  }

  /** Workflows of as many steps each. */
  public static Rates ofWorkflows(int workflows, int steps, long totalNanos) {
    return new Rates(
        null, perSecond((long) workflows * steps, totalNanos), perSecond(workflows, totalNanos));
  }

  /** Only how many were done. */
  public static Rates ofTotal(int n, long totalNanos) {
    return new Rates(null, perSecond(n, totalNanos), null);
  }

  /** Only how many were filed. */
  public static Rates ofEnqueued(int n, long enqueueNanos) {
    return new Rates(perSecond(n, enqueueNanos), null, null);
  }

  private static double perSecond(long n, long nanos) {
    return Math.round(n * NANOS / Math.max(nanos, 1) * 10) / 10.0;
  }
}
