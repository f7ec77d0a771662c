package dev.autodev.bench.report;

import org.jspecify.annotations.Nullable;

/** The figures of a measurement that the table shows. */
final class Figures {
  private static final double MICROS = 1e6;

  private Figures() {}

  /** Workflows where there are some, else jobs, per second. */
  static @Nullable Double rate(Measure measure) {
    var workflows = measure.rates().workflows();
    return workflows == null ? measure.rates().total() : workflows;
  }

  static @Nullable Double enqueued(Measure measure) {
    return measure.rates().enqueued();
  }

  static @Nullable Double startP50(Measure measure) {
    var start = measure.latencies().start();
    return start == null ? null : start.p50();
  }

  static @Nullable Double startP99(Measure measure) {
    var start = measure.latencies().start();
    return start == null ? null : start.p99();
  }

  static @Nullable Double doneP50(Measure measure) {
    var done = measure.latencies().done();
    return done == null ? null : done.p50();
  }

  static @Nullable Double doneP95(Measure measure) {
    var done = measure.latencies().done();
    return done == null ? null : done.p95();
  }

  /** Of its own processes and the servers, per job or workflow. */
  static @Nullable Double cpuMicros(Measure measure) {
    var own = measure.cost().cpuSeconds();
    var servers = measure.cost().serverCpuSeconds();
    if (own == null) {
      return null;
    }
    return (own + (servers == null ? 0 : servers)) * MICROS / measure.subject().n();
  }

  static @Nullable Double rss(Measure measure) {
    return measure.cost().rss();
  }

  static @Nullable Double bytesPerJob(Measure measure) {
    return measure.cost().bytesPerJob();
  }
}
