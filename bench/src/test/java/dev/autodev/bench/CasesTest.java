package dev.autodev.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.bench.report.Sizes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CasesTest {
  @Test
  void aNameThatIsNoCaseIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> Cases.checkAll(List.of("burst", "bursts")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "case 'bursts' is unknown; known are burst, burst-bulk, lat, flow, drain, rest, pages");
  }

  @Test
  void allThatAreKnownAreDone() {
    Sizes sizes = Sizes.of(true, Map.of("BENCH_BACKLOGS", "0,5"));
    assertThat(new Cases().named(List.of(), sizes).stream().filter(round -> !round.warmUp()))
        .hasSize(10);
  }

  @Test
  void whatIsWarmedIsMeasuredInAsManyRoundsAsAreAskedFor() {
    Sizes sizes = Sizes.of(true, Map.of("BENCH_WARM_UPS", "2", "BENCH_ROUNDS", "3"));
    assertThat(
            Round.warmed(
                sizes,
                () -> {
                  throw new AssertionError("not run here");
                }))
        .extracting(Round::warmUp)
        .containsExactly(true, true, false, false, false);
  }
}
