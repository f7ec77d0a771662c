package dev.autodev.agent.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.awssim.EcsAgentSim;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Beside a stand-in for the agent of ECS. */
@QuarkusTest
@TestProfile(StayWhileBusyTest.OnEcs.class)
@QuarkusTestResource(value = StayWhileBusyTest.Ecs.class, restrictToAnnotatedClass = true)
class StayWhileBusyTest extends AgentTest {
  /** Another worker than that of the other tests. */
  public static class OnEcs implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("swarm.agent.worker", "on-ecs");
    }
  }

  /** Starts and stops it. */
  public static class Ecs implements QuarkusTestResourceLifecycleManager {
    static EcsAgentSim agent;

    @Override
    public Map<String, String> start() {
      agent = EcsAgentSim.start();
      return Map.of("swarm.agent.ecs-agent", agent.uri().toString());
    }

    @Override
    public void stop() {
      agent.close();
    }
  }

  @Test
  void isKeptFromBeingStoppedAsLongAsItWorks() {
    CountDownLatch seen = new CountDownLatch(1);
    builder.when(
        task,
        work -> {
          seen.await();
          return DONE;
        });

    send(order());

    soonProtecting(true);
    seen.countDown();
    assertThat(awaitOutcome()).isEqualTo(DONE);
    soonProtecting(false);
    List<JsonNode> asked = Ecs.agent.asked();
    assertThat(asked).hasSize(2);
    assertThat(asked.getFirst().path("ExpiresInMinutes").asInt()).isEqualTo(60);
  }

  private static void soonProtecting(boolean wanted) {
    soon().until(() -> Ecs.agent.isProtecting() == wanted && !Ecs.agent.asked().isEmpty());
  }
}
