package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Agents are paused, restarted and spoken to while they work. */
class SteeredAgentsIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private static Swarm swarm;

  @BeforeAll
  static void start() {
    Project.assumeAllInOneIsBuilt();
    swarm = Swarm.allInOne(folder.resolve("data")).up();
  }

  @AfterAll
  static void stop() {
    if (swarm != null) {
      swarm.close();
    }
  }

  @Test
  void aPausedRolesTasksWaitAndGoOnWhenItIsResumed() {
    swarm.agents("pause", "--role", "pm", "--reason", "new prompts");
    var repository = swarm.repository("paused");
    var paused = swarm.analyse(repository);
    assertThat(paused.explained()).contains("new prompts", "agents resume --role pm");
    // Another role's work passes it by.
    var other = swarm.task("security_scan", repository);
    Patience.until(() -> other.status().equals("completed"));
    assertThat(paused.epoch()).isZero();

    swarm.agents("resume", "--role", "pm");

    Patience.until(() -> paused.status().equals("completed"));
    assertThat(paused.epoch()).isOne();
  }

  @Test
  void aRestartedAgentsTaskGoesOnUncounted() {
    var task = swarm.analyse(swarm.repository("slow"));
    Patience.until(() -> task.tells(1, "session "));

    swarm.agents("restart", "--role", "pm", "--reason", "new prompts");

    Patience.until(() -> task.status().equals("completed"));
    task.endedOnce();
    assertThat(task.finishes().getFirst()).startsWith("interrupted").contains("new prompts");
    assertThat(task.epoch()).isEqualTo(2);
    assertThat(task.attempts()).isOne();
  }

  @Test
  void aSessionHearsAnInstructionAndAnswersToIt() {
    var task = swarm.analyse(swarm.repository("told"));
    Patience.until(() -> task.tells(1, "session "));

    swarm.agents("instruct", task.id(), "Mind the goodbye.");

    Patience.until(() -> task.status().equals("completed"));
    assertThat(task.kinds())
        .containsSubsequence("instructed", "instruction_heard", "task_finished");
    assertThat(task.transcript()).contains("Mind the goodbye.");
    assertThat(task.epoch()).isOne();
  }
}
