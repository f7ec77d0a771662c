package dev.autodev.agent.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.task.TaskOutcome;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** In an application of its own, which takes nothing any more afterwards. */
@QuarkusTest
@TestProfile(DrainTest.Alone.class)
class DrainTest extends AgentTest {
  @Inject Drain drain;

  /** Another worker than that of the other tests. */
  public static class Alone implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("swarm.agent.worker", "leaving");
    }
  }

  @Test
  void interruptsWhatIsLeftSaysSoAndLeaves() throws IOException {
    AtomicReference<Path> pidFile = new AtomicReference<>();
    builder.when(task, work -> StopTest.endlessly(work, pidFile));
    send(order());
    long pid = StopTest.awaitPid(pidFile);

    drain.now();

    awaitGone(pid);
    assertThat(outcome()).containsInstanceOf(TaskOutcome.Interrupted.class);
    List<SwarmEvent> ours =
        events().stream().filter(event -> event.worker().value().equals("leaving")).toList();
    assertThat(ours.getLast())
        .isInstanceOfSatisfying(
            SwarmEvent.WorkerLeft.class, left -> assertThat(left.abandoned()).isEmpty());
    awaitAcknowledged();
  }
}
