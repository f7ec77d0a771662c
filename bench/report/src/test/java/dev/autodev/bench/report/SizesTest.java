package dev.autodev.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SizesTest {
  @Test
  void backlogsAreWhatTheEnvironmentSays() {
    assertThat(Sizes.of(false, Map.of("BENCH_BACKLOGS", "0,5")).backlogs()).containsExactly(0, 5);
    assertThat(Sizes.of(false, Map.of()).backlogs()).containsExactly(0, 10_000, 100_000);
  }

  @Test
  void quickOnesAreSmaller() {
    assertThat(Sizes.of(true, Map.of()).jobs()).isLessThan(Sizes.of(false, Map.of()).jobs());
  }

  @Test
  void roundsAreWhatTheEnvironmentSays() {
    assertThat(Sizes.of(false, Map.of("BENCH_WARM_UPS", "12", "BENCH_ROUNDS", "9")))
        .extracting(Sizes::warmUps, Sizes::rounds)
        .containsExactly(12, 9);
    assertThatThrownBy(() -> Sizes.of(false, Map.of("BENCH_ROUNDS", "0")))
        .hasMessage("BENCH_ROUNDS is 0; it must be 1 or more");
    assertThatThrownBy(() -> Sizes.of(false, Map.of("BENCH_ROUNDS", "few")))
        .hasMessage("BENCH_ROUNDS is 'few'; it must be a number");
  }

  @Test
  void backlogsThatAreNoneAreRefusedWithWhatIsWanted() {
    assertThatThrownBy(() -> Sizes.of(true, Map.of("BENCH_BACKLOGS", "many")))
        .hasMessageContaining("BENCH_BACKLOGS is 'many'; it must be numbers");
    assertThatThrownBy(() -> Sizes.of(true, Map.of("BENCH_BACKLOGS", "-1")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
