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

  /** Of its own processes, per job or workflow. */
  static @Nullable Double cpuMicros(Measure measure) {
    return micros(measure.cost().cpuSeconds(), measure);
  }

  static @Nullable Double serverCpuMicros(Measure measure) {
    return micros(measure.cost().serverCpuSeconds(), measure);
  }

  /** Only where both are known: a part of it compares with nothing. */
  static @Nullable Double allCpuMicros(Measure measure) {
    var own = cpuMicros(measure);
    var servers = serverCpuMicros(measure);
    return own == null || servers == null ? null : own + servers;
  }

  private static @Nullable Double micros(@Nullable Double seconds, Measure measure) {
    return seconds == null ? null : seconds * MICROS / measure.subject().n();
  }

  static @Nullable Double rss(Measure measure) {
    return measure.cost().rss();
  }

  static @Nullable Double bytesPerJob(Measure measure) {
    return measure.cost().bytesPerJob();
  }
}
