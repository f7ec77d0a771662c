package dev.autodev.asana.aegis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.asanasim.Fault;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The events that the documents name, with their levels and fields. */
@QuarkusTest
class LogEventsTest extends AegisTest {
  private final Logger loop = Logger.getLogger("dev.autodev.asana.aegis");
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(
              "%s %s".formatted(line.getLevel(), ((ExtLogRecord) line).getFormattedMessage()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    loop.addHandler(ear);
    loop.setLevel(org.jboss.logmanager.Level.INFO);
  }

  @AfterEach
  void listenNoMore() {
    loop.removeHandler(ear);
    loop.setLevel(null);
  }

  @Test
  void aTasksWayIsToldByItsEvents() {
    String good = sim.task(project, "Write", "");
    AegisKeeper loop = another();

    loop.look();
    long id = only().id();
    String workflow = String.valueOf(only().workflow());

    assertThat(lines)
        .containsExactly(
            "INFO orchestrator_started pid=" + ProcessHandle.current().pid(),
            "INFO poll_loop_started interval_seconds=" + config.pollEvery().toSeconds(),
            "INFO dispatch_loop_started max_concurrent_tasks=5",
            "INFO poll_completed tasks_found=1 queue_size=1",
            "INFO task_dispatched task_gid=%s task_name=\"Write\" priority_score=%.1f execution_id=%d"
                .formatted(good, only().priorityScore(), id),
            "INFO task_execution_started task_gid=%s task_name=\"Write\" execution_id=%d workflow=%s"
                .formatted(good, id, workflow));
    lines.clear();

    ends(workflow, "completed", "Merged");
    loop.look();

    assertThat(lines)
        .anyMatch(
            line ->
                line.matches(
                    "INFO task_execution_completed task_gid=%s execution_id=%d success=true duration=\\d+"
                        .formatted(good, id)));
  }

  @Test
  void aFailureIsAnErrorThatSaysWhy() {
    String task = sim.task(project, "Write", "");
    AegisKeeper loop = another();
    loop.look();
    ends(String.valueOf(only().workflow()), "failed", "Judged \"infeasible\"\nat once");

    loop.look();

    assertThat(lines)
        .anyMatch(
            line ->
                line.matches(
                    "ERROR task_execution_failed task_gid=%s execution_id=%d error=\"Judged  infeasible  at once\" duration=\\d+; it is told in Asana"
                        .formatted(task, only().id())));
  }

  @Test
  void theLoopSaysThatItStopped() {
    AegisKeeper loop = another();
    loop.look();
    sim.fault(".*", Fault.status(401), 100);
    sim.task(project, "Write", "");
    states.set(State.RUNNING);
    sql("update system_state set last_tasks_sync_at = null");
    loop.look();
    assertThat(lines.getLast())
        .startsWith("ERROR orchestrator_stopped error=\"Asana refuses the token");
    sim.heal();

    loop.stop();

    assertThat(lines.getLast()).isEqualTo("INFO orchestrator_stopped");
  }
}
