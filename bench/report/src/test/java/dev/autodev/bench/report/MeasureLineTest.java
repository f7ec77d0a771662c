package dev.autodev.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MeasureLineTest {
  private final Measure measure =
      new Measure(
          new Subject("db-scheduler", "burst", 10_000, 50),
          Rates.of(10_000, 2_000_000_000L, 2_500_000_000L),
          new Latencies(Percentiles.ofNanos(new long[] {3_000_000, 1_000_000, 2_000_000}), null),
          new Cost(332.0, null, 1.57, null));

  @Test
  void everyKeyIsThereInItsOrderAndNullWhereItDoesNotApply() {
    assertThat(MeasureLine.write(measure))
        .isEqualTo(
            """
            {"peer":"db-scheduler","case":"burst","n":10000,"conc":50,"enq_s":5000.0,"total_s":4000.0,"wf_s":null,\
            "start":{"p50":2.0,"p95":3.0,"p99":3.0},"done":null,"rss":332.0,"bytes_job":null,"cpu_s":1.57,"server_cpu_s":null}""");
  }

  @Test
  void whatWasWrittenIsReadAgain() {
    assertThat(MeasureLine.read(MeasureLine.write(measure))).isEqualTo(measure);
  }

  @Test
  void aKeyOfALaterVersionIsPassedOver() {
    var line = MeasureLine.write(measure).replace("{\"peer\"", "{\"later\":1,\"peer\"");
    assertThat(MeasureLine.read(line)).isEqualTo(measure);
  }

  @Test
  void aLineThatIsNoMeasurementIsRefusedWithTheLine() {
    assertThatThrownBy(() -> MeasureLine.read("{\"peer\":\"x\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{\"peer\":\"x\"}");
  }
}
