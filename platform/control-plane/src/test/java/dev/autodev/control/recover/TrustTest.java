package dev.autodev.control.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.ControlPlaneConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrustTest {
  private final Trust trust = new Trust();
  private Instant now = Instant.parse("2026-11-20T09:00:00Z");

  @BeforeEach
  void lookForALease() {
    trust.config =
        new SmallRyeConfigBuilder()
            .withMapping(ControlPlaneConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .build()
            .getConfigMapping(ControlPlaneConfig.class);
    for (int i = 0; i < 16; i++) {
      look();
    }
  }

  @Test
  void isThereWhenNothingWaits() {
    assertThat(look()).isTrue();
    assertThat(look("1")).as("what has just come").isTrue();
    assertThat(look("2")).isTrue();
  }

  @Test
  void isNotThereWhileAnEventWaits() {
    look("1");
    assertThat(look("1", "2")).isFalse();
    assertThat(look()).isTrue();
  }

  @Test
  void isNotThereWhileThatWaitsWhichWasBehindIt() {
    look("1", "2");
    look("1", "2", "3");
    assertThat(look("2", "3")).isFalse();
    assertThat(look("3")).isFalse();
    assertThat(look("4")).isTrue();
  }

  @Test
  void comesBackWhenNobodyTakesTheEvent() {
    look("1");
    boolean trusted = false;
    for (int i = 0; i < 151; i++) {
      trusted = look("1");
    }
    assertThat(trusted).isTrue();
  }

  private boolean look(String... waiting) {
    now = now.plusSeconds(1);
    return trust.look(now, List.of(waiting));
  }
}
