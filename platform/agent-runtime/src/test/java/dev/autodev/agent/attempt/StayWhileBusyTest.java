package dev.autodev.agent.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.agent.AgentConfig;
import dev.autodev.awssim.EcsAgentSim;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Beside a stand-in for the agent of ECS. */
@QuarkusTest
class StayWhileBusyTest extends AgentTest {
  @Inject Attempts attempts;

  @Test
  void isKeptFromBeingStoppedAsLongAsItWorks() {
    CountDownLatch seen = new CountDownLatch(1);
    builder.when(
        task,
        work -> {
          seen.await();
          return DONE;
        });
    EcsAgentSim ecs = EcsAgentSim.start();
    StayWhileBusy stay = new StayWhileBusy(attempts, beside(ecs));
    try {
      stay.start(new StartupEvent());
      send(order());

      soon().until(ecs::isProtecting);
      assertThat(ecs.asked().getFirst().path("ExpiresInMinutes").asInt()).isEqualTo(60);
      seen.countDown();
      assertThat(awaitOutcome()).isEqualTo(DONE);
      soon().until(() -> !ecs.isProtecting());
      assertThat(ecs.asked()).hasSize(2);
    } finally {
      seen.countDown();
      stay.close();
      ecs.close();
    }
  }

  private static AgentConfig beside(EcsAgentSim ecs) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDiscoveredConverters()
        .withMapping(AgentConfig.class)
        .withDefaultValue("swarm.agent.worker", "beside")
        .withDefaultValue("swarm.agent.data", "of-no-use-here")
        .withDefaultValue("swarm.agent.ecs-agent", ecs.uri().toString())
        .build()
        .getConfigMapping(AgentConfig.class);
  }
}
