package dev.autodev.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void aBurstIsLetInAndThenSoManyASecond() {
    RateLimit rate = new RateLimit(2, 5, NOON);

    assertThat(passing(rate, NOON)).isEqualTo(5);
    assertThat(passing(rate, NOON.plusMillis(400))).isZero();
    assertThat(passing(rate, NOON.plusMillis(1_100))).isEqualTo(2);
    assertThat(passing(rate, NOON.plusSeconds(3_600))).isEqualTo(5);
  }

  @Test
  void aClockThatIsSetBackFillsNothingAndEmptiesNothing() {
    RateLimit rate = new RateLimit(1, 2, NOON);
    assertThat(rate.allows(NOON)).isTrue();
    assertThat(rate.allows(NOON.minusSeconds(3_600))).isTrue();
    assertThat(rate.allows(NOON.minusSeconds(3_600))).isFalse();
  }

  private static int passing(RateLimit rate, Instant now) {
    int passed = 0;
    while (rate.allows(now)) {
      passed++;
    }
    return passed;
  }
}
