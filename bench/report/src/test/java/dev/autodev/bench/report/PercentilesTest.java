package dev.autodev.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
  @Test
  void takesTheNearestRankOfUnsortedOnes() {
    var nanos = LongStream.rangeClosed(1, 200).map(i -> (201 - i) * 1_000_000).toArray();
    assertThat(Percentiles.ofNanos(nanos)).isEqualTo(new Percentiles(100, 190, 198));
  }

  @Test
  void ofOneIsThatOne() {
    assertThat(Percentiles.ofNanos(new long[] {1_234_567}))
        .isEqualTo(new Percentiles(1.235, 1.235, 1.235));
  }

  @Test
  void ofNoneIsRefused() {
    assertThatThrownBy(() -> Percentiles.ofNanos(new long[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
