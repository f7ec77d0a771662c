package dev.autodev.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void whatIsFiledIsDividedByEachLimitOfTheSameRepetition() {
    var slow = repetition(1_000, 10_000);
    var fast = repetition(3_000, 20_000);
    assertThat(new Limits(List.of(slow, fast)).lines())
        .containsExactly("rest-filed, filed/s: 0.13 [0.10-0.15] of pg-commits");
  }

  @Test
  void withoutALimitNothingIsSaid() {
    assertThat(new Limits(List.of(new Repetition(List.of(filed(1_000))))).lines()).isEmpty();
  }

  private static Repetition repetition(int filed, int commits) {
    return new Repetition(List.of(commits(commits), filed(filed)));
  }

  private static Measure filed(int tasks) {
    return measure(
        new Subject("auto-dev", "rest-filed", tasks, 32), Rates.ofEnqueued(tasks, SECOND));
  }

  private static Measure commits(int rows) {
    return measure(new Subject("machine", "pg-commits", rows, 32), Rates.ofTotal(rows, SECOND));
  }

  private static Measure measure(Subject subject, Rates rates) {
    return new Measure(subject, rates, Latencies.none(), Cost.none());
  }
}
