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
  void backlogsThatAreNoneAreRefusedWithWhatIsWanted() {
    assertThatThrownBy(() -> Sizes.of(true, Map.of("BENCH_BACKLOGS", "many")))
        .hasMessageContaining("BENCH_BACKLOGS is 'many'; it must be numbers");
    assertThatThrownBy(() -> Sizes.of(true, Map.of("BENCH_BACKLOGS", "-1")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
