package dev.autodev.bench.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CostMeterTest {
  @Test
  void whatThisProcessWorksIsCounted() {
    var meter = CostMeter.start();
    var before = ProcessTimes.seconds(List.of(ProcessHandle.current().pid())).orElseThrow();
    var sum = 0L;
    for (var i = 0; cpu() - before < 0.1; i++) {
      sum += Long.hashCode(sum + i);
    }
    assertThat(meter.stop().cpuSeconds()).isGreaterThanOrEqualTo(0.05);
  }

  @Test
  void aServerThatIsNotHereHasNoCost() {
    assertThat(ProcessTimes.seconds(List.of(Long.MAX_VALUE))).isEmpty();
  }

  @Test
  void noServersHaveNoCost() {
    assertThat(ProcessTimes.seconds(List.of())).isEmpty();
  }

  private static double cpu() {
    return ProcessTimes.seconds(List.of(ProcessHandle.current().pid())).orElseThrow();
  }
}
