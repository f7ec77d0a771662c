package dev.autodev.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpaceTest {
  @Test
  void findsTheMemoryAmongWhatRedisSays() {
    assertThat(Space.used("# Memory\r\nused_memory:1048576\r\nused_memory_human:1.00M\r\n"))
        .isEqualTo(1_048_576);
  }

  @Test
  void isNotSatisfiedWithAnotherAnswer() {
    assertThatThrownBy(() -> Space.used("NOPERM")).isInstanceOf(IllegalStateException.class);
  }
}
