package dev.autodev.role.pm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogRankingTest {
  @Test
  void dropsWhatIsUnknownAndAppendsWhatWasForgotten() {
    assertThat(BacklogRanking.exactly(List.of("1", "2", "3"), List.of("3", "9", "1", "3")))
        .containsExactly("3", "1", "2");
  }
}
