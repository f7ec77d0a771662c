package dev.autodev.aws.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.aws.CloudException;
import dev.autodev.awssim.EcsAgentSim;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TaskProtectionTest {
  @Test
  void protectsForAWhileAndReleases() {
    try (EcsAgentSim agent = EcsAgentSim.start()) {
      TaskProtection protection = new TaskProtection(agent.uri());

      protection.protect(Duration.ofHours(1));
      assertThat(agent.isProtecting()).isTrue();
      assertThat(agent.asked().getLast().path("ExpiresInMinutes").asInt()).isEqualTo(60);

      protection.release();
      assertThat(agent.isProtecting()).isFalse();
    }
  }

  @Test
  void saysWhyItIsNotKept() {
    EcsAgentSim agent = EcsAgentSim.start();
    TaskProtection protection = new TaskProtection(agent.uri());
    agent.refuse("DEPLOYMENT_BLOCKED");

    assertThatThrownBy(() -> protection.protect(Duration.ofHours(1)))
        .isInstanceOf(CloudException.Failed.class)
        .hasMessageContaining("DEPLOYMENT_BLOCKED");

    agent.close();
    assertThatThrownBy(protection::release)
        .isInstanceOf(CloudException.Failed.class)
        .hasMessageContaining("does not answer");
  }
}
