package dev.autodev.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SessionsTableTest {
  private static final Spread TIMES =
      Spread.ofNanos(
          LongStream.rangeClosed(1, 40).map(i -> (41 - i) * 10_000_000).boxed().toList());

  @Test
  void showsTheMedianOfTheRepetitionsTheWorstRatioAndAllSessions() {
    var lines =
        new SessionsTable(List.of(claude(1.5, 300.0), claude(2.5, 320.0), claude(1.75, 400.0)))
            .lines();
    assertThat(lines).hasSize(2);
    assertThat(lines.getLast().split(" {2,}", -1))
        .containsExactly("claude", "8", "120", "200", "380", "400", "200", "380", "2.50", "320");
  }

  @Test
  void whatDoesNotApplyIsADash() {
    var builtin = new SessionsMeasure("builtin", 1, 2, TIMES, TIMES, null, null);
    assertThat(new SessionsTable(List.of(builtin)).lines().getLast().split(" {2,}", -1))
        .endsWith("-", "-");
  }

  @Test
  void aLineIsReadAsItWasWritten() {
    var measure = claude(1.5, 300.0);
    assertThat(measure.line()).contains("\"case\":\"sessions\"", "\"at_once\":8");
    assertThat(SessionsMeasure.read(measure.line())).isEqualTo(measure);
  }

  private static SessionsMeasure claude(double ratio, double rss) {
    return new SessionsMeasure("claude", 8, 40, TIMES, TIMES, ratio, rss);
  }
}
