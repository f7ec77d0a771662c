package dev.autodev.asana.aegis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DueTest {
  private static final Instant LAST = Instant.parse("2026-01-01T12:00:00Z");
  private static final Due DUE = new Due(Duration.ofSeconds(30), Duration.ofSeconds(5));

  @Test
  void asanaIsReadByTheClock() {
    assertThat(DUE.isNow(null, null, LAST)).isTrue();
    assertThat(DUE.isNow(LAST, null, LAST.plusSeconds(29))).isFalse();
    assertThat(DUE.isNow(LAST, null, LAST.plusSeconds(30))).isTrue();
    assertThat(DUE.isNow(LAST, null, LAST.minusSeconds(1))).isTrue();
  }

  @Test
  void whereItToldItIsReadSooner() {
    assertThat(DUE.isNow(LAST, LAST.plusSeconds(1), LAST.plusSeconds(4))).isFalse();
    assertThat(DUE.isNow(LAST, LAST.plusSeconds(1), LAST.plusSeconds(5))).isTrue();
    assertThat(DUE.isNow(LAST, LAST, LAST.plusSeconds(5))).isTrue();
  }

  @Test
  void whatItToldBeforeItWasReadIsRead() {
    assertThat(DUE.isNow(LAST, LAST.minusSeconds(1), LAST.plusSeconds(29))).isFalse();
  }
}
