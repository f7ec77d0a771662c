package dev.autodev.asana.aegis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.asana.client.Asana;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the rows of tries and of the loop hold, field by field. */
@QuarkusTest
class RecordsTest extends AegisTest {
  @Inject Asana asana;
  @Inject Executions executions;
  @Inject ProjectLog log;

  @Test
  void aTrySaysWhenItEndedAndHowManyWholeSecondsItTook() {
    sim.task(project, "Write", "");
    keeper.look();
    Execution running = only();
    assertThat(running.ended()).isNull();
    Instant end = running.startedAt().plusMillis(127_900);

    endsAt(end, "completed", "Merged");
    keeper.look();

    Execution.Ended ended = Objects.requireNonNull(only().ended());
    assertThat(ended.completedAt()).isEqualTo(end);
    assertThat(ended.durationSeconds()).isEqualTo(127);
    assertThat(ended.success()).isTrue();
    assertThat(ended.errorMessage()).isNull();
    assertThat(only().startedAt()).isEqualTo(running.startedAt());
    assertThat(column("select duration_seconds from task_executions")).containsExactly("127");
  }

  @Test
  void aTryThatFailedSaysWhy() {
    sim.task(project, "Write", "");
    keeper.look();

    endsAt(only().startedAt().minusSeconds(5), "failed", "Judged infeasible");
    keeper.look();

    Execution.Ended ended = Objects.requireNonNull(only().ended());
    assertThat(ended.success()).isFalse();
    assertThat(ended.errorMessage()).isEqualTo("Judged infeasible");
    assertThat(ended.durationSeconds()).as("of clocks that differ").isZero();
  }

  @Test
  void theLoopSaysWhichProcessIsAtItAndLeavesWhenThatStops() {
    AegisKeeper loop = another();
    Instant before = clock.instant();
    loop.look();

    State running = aegis.state();
    assertThat(running.orchestratorStatus()).isEqualTo("running");
    assertThat(running.orchestratorPid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(running.orchestratorStartedAt()).isBeforeOrEqualTo(before);
    assertThat(running.lastTasksSyncAt()).isAfterOrEqualTo(before.minusMillis(1));

    loop.stop();

    State left = aegis.state();
    assertThat(left.orchestratorStatus()).isEqualTo("stopped");
    assertThat(left.orchestratorPid()).isNull();
    assertThat(left.note()).isNull();
    another().look();
    assertThat(aegis.state().orchestratorStatus()).isEqualTo("running");
  }

  @Test
  void aTaskStaysOpenWherePeopleCompleteTheirsThemselves() {
    String task = sim.task(project, "Write", "");
    keeper.look();
    ends(String.valueOf(only().workflow()), "completed", "Merged");
    Telling telling = new Telling();
    telling.asana = asana;
    telling.config =
        config(Map.of("swarm.asana.complete", "false", "swarm.asana.sections.done", "Done"));
    telling.executions = executions;
    telling.log = log;
    telling.clock = clock;

    telling.look();
    keeper.look();

    assertThat(only().told()).isTrue();
    assertThat(sim.comments(task).getLast()).startsWith("✓ Task completed via Aegis");
    assertThat(section(task)).isEqualTo("Done");
    assertThat(sim.look("task", task).path("completed").asBoolean()).isFalse();
  }

  private void endsAt(Instant end, String status, String result) {
    ends(String.valueOf(only().workflow()), status, result);
    sql("update workflow set finished_at = '%s' where id = '%s'".formatted(end, only().workflow()));
  }
}
