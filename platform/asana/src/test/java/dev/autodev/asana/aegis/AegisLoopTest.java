package dev.autodev.asana.aegis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.asana.client.AsanaException;
import dev.autodev.asanasim.Fault;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.view.WorkflowView;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AegisLoopTest extends AegisTest {
  @Test
  void aTaskBecomesAWorkflowAndIsDoneWhenThatIsDone() throws Exception {
    String task = sim.task(project, "Write the docs", "All of it.");

    keeper.look();

    Execution running = only();
    assertThat(running.status()).isEqualTo("in_progress");
    WorkflowView workflow = ask(workflows.find(String.valueOf(running.workflow())));
    assertThat(workflow.title()).isEqualTo("Write the docs");
    assertThat(workflow.repository()).isEqualTo("shop");
    assertThat(column("select agent_type from task_executions")).containsExactly("feature");
    assertThat(column("select idempotency_key from workflow"))
        .containsExactly("asana:%s:%d".formatted(task, running.id()));
    assertThat(column("select created_by from workflow")).containsExactly("agent:asana");

    keeper.look();
    assertThat(sim.comments(task))
        .singleElement()
        .asString()
        .startsWith("▶ Task started via Aegis")
        .contains("/workflows/" + workflow.id())
        .endsWith("auto-dev:%s:started".formatted(workflow.id()));
    assertThat(section(task)).isEqualTo("In progress");

    ends(workflow.id(), "completed", "Merged as abc123");
    keeper.look();
    keeper.look();

    assertThat(sim.comments(task)).hasSize(2);
    assertThat(sim.comments(task).getLast())
        .startsWith("✓ Task completed via Aegis\n\n**Timestamp**: ")
        .contains("**Priority Score**: ", "Merged as abc123", "**Execution ID**: " + running.id())
        .contains("**Log file**: `logs/shop.log`");
    assertThat(section(task)).isEqualTo("Done");
    assertThat(sim.look("task", task).path("completed").asBoolean()).isTrue();
    assertThat(only().status()).isEqualTo("completed");
    assertThat(aegis.state().totalTasksProcessed()).isOne();
    assertThat(Files.readString(Path.of("target/asana-logs/shop.log")))
        .containsPattern(
            Pattern.compile(
                "={80}\\R\\[[-0-9]{10}T[:0-9]{8}Z] Task: Write the docs\\R={80}\\R\\R"
                    + "Merged as abc123\\R(?s:.*)\\R\\RExecution ID: %d\\RExit code: 0\\R\\R$"
                        .formatted(running.id())));
  }

  @Test
  void aLongOutputIsWholeInTheLogAndCutInTheRecord() throws Exception {
    sim.task(project, "Write a lot", "");
    keeper.look();
    String output = "é".repeat(30_000); // of two bytes each
    ends(String.valueOf(only().workflow()), "completed", "x" + output);

    keeper.look();

    assertThat(Objects.requireNonNull(only().ended()).output())
        .isEqualTo("x" + "é".repeat((50 * 1024 - 1) / 2));
    assertThat(Files.readString(Path.of("target/asana-logs/shop.log"))).contains(output);
    assertThat(sim.comments(only().context().task()).getLast())
        .contains("… the rest is in the log file")
        .hasSizeLessThan(10_000);
  }

  @Test
  void whatAsanaTellsIsNotedForWhicheverProcessReadsNext() {
    assertThat(aegis.state().tasksChangedAt()).isNull();

    assertThat(keeper.changed()).isTrue();

    assertThat(aegis.state().tasksChangedAt()).isNotNull();
  }

  @Test
  void theBestAreTakenFirstAndOnlySoManyAtOnce() {
    List<String> tasks =
        IntStream.range(0, 7).mapToObj(i -> sim.task(project, "Task " + i, "")).toList();
    sim.edit("task", tasks.get(6), task -> task.put("due_on", "2020-01-01"));

    keeper.look();
    keeper.look();

    assertThat(executions()).hasSize(5);
    assertThat(executions().getLast().context().task()).isEqualTo(tasks.get(6));
    assertThat(aegis.state().totalTasksPending()).isEqualTo(2);
    assertThat(aegis.state().activeAgentsCount()).isEqualTo(5);

    ends(String.valueOf(executions().getFirst().workflow()), "completed", "Done");
    keeper.look();
    assertThat(executions()).hasSize(6);
  }

  @Test
  void whatIsNotFreeWaitsAndSaysWhy() {
    String first = sim.task(project, "First", "");
    String second = sim.task(project, "Second", "");
    sim.edit(
        "task",
        second,
        task -> task.withArrayProperty("dependencies").addObject().put("gid", first));
    String ours = sim.task(project, "Ours", "");
    assign(ours, sim.bot(), "Aegis");
    assign(sim.task(project, "Hers", ""), sim.user("Ada"), "Ada");
    String elsewhere =
        sim.projectIn(
            dev.autodev.asana.TestServers.PORTFOLIO, "Elsewhere", "Code Location: /nowhere");
    sim.task(elsewhere, "Far away", "");

    keeper.look();

    assertThat(executions())
        .extracting(execution -> execution.context().name())
        .containsExactlyInAnyOrder("First", "Ours");
    assertThat(aegis.tasks(Optional.empty(), 10, Optional.empty()).items())
        .extracting(Candidate::waits)
        .contains(
            "waits for another task",
            "assigned to Ada",
            "no repository is registered at /nowhere; take it with aegis do, or register it");
    sim.edit("project", elsewhere, found -> found.put("archived", true));
  }

  private void assign(String task, String user, String name) {
    sim.edit(
        "task",
        task,
        found -> found.withObjectProperty("assignee").put("gid", user).put("name", name));
  }

  @Test
  void twoProcessesFileEachTaskOnceAndTellItOnce() {
    List<String> tasks =
        IntStream.range(0, 5).mapToObj(i -> sim.task(project, "Task " + i, "")).toList();
    AegisKeeper other = another();

    for (int i = 0; i < 4; i++) {
      CompletableFuture<Void> beside = CompletableFuture.runAsync(other::look);
      keeper.look();
      beside.join();
    }
    keeper.look();

    assertThat(column("select count(*) from workflow")).containsExactly("5");
    assertThat(executions()).hasSize(5);
    assertThat(tasks).allSatisfy(task -> assertThat(sim.comments(task)).hasSize(1));
  }

  @Test
  void whoDiesAfterTheStartIsFollowedByOneWhoFindsTheSameWorkflow() {
    sim.task(project, "Write", "");
    dying("new.workflow_id is distinct from old.workflow_id", keeper);
    assertThat(only().workflow()).isNull();
    assertThat(column("select count(*) from workflow")).containsExactly("1");

    another().look();

    assertThat(column("select count(*) from workflow")).containsExactly("1");
    assertThat(column("select id from workflow"))
        .containsExactly(String.valueOf(only().workflow()));
  }

  @Test
  void whoDiesAfterACommentIsFollowedByOneWhoDoesNotRepeatIt() {
    String task = sim.task(project, "Write", "");
    keeper.look();
    dying("new.said is distinct from old.said", keeper);
    assertThat(sim.comments(task)).hasSize(1);
    AegisKeeper other = another();
    other.look();
    assertThat(sim.comments(task)).hasSize(1);

    ends(String.valueOf(only().workflow()), "completed", "Merged");
    dying("new.said is distinct from old.said", other);
    another().look();

    assertThat(sim.comments(task)).hasSize(2);
    assertThat(aegis.state().totalTasksProcessed()).isOne();
  }

  /** The process ends before that change is written. */
  private void dying(String when, AegisKeeper who) {
    sql(
        """
        create or replace function dies() returns trigger language plpgsql as
        $$ begin raise exception 'the process dies here'; end $$""");
    sql(
        "create trigger dies before update on task_executions for each row when (%s) execute function dies()"
            .formatted(when));
    try {
      assertThatThrownBy(who::look).hasMessageContaining("dies here");
    } finally {
      sql("drop trigger dies on task_executions");
    }
  }

  @Test
  void aFailedAndACancelledTaskAreToldAndNotTakenAgain() {
    String failed = sim.task(project, "Fails", "");
    String cancelled = sim.task(project, "Is cancelled", "");
    keeper.look();
    for (Execution execution : executions()) {
      String workflow = String.valueOf(execution.workflow());
      if (execution.context().task().equals(failed)) {
        ends(workflow, "failed", "Judged infeasible");
      } else {
        ask(workflows.cancel(workflow, "not now", ANNA));
      }
    }

    keeper.look();
    keeper.look();

    assertThat(sim.comments(failed).getLast())
        .startsWith("⚠️ Task completed with errors (exit code 1): Judged infeasible");
    assertThat(sim.comments(cancelled).getLast())
        .startsWith("⚠️ Task interrupted: cancelled: not now");
    assertThat(section(failed)).isEqualTo("Failed");
    assertThat(sim.look("task", failed).path("completed").asBoolean()).isFalse();
    assertThat(executions())
        .extracting(Execution::status)
        .containsExactlyInAnyOrder("failed", "interrupted");
  }

  @Test
  void aQuestionIsAskedInAsana() {
    String task = sim.task(project, "Write", "");
    keeper.look();
    String workflow = String.valueOf(only().workflow());
    sql(
        """
        insert into gate (id, workflow_id, step, round, kind, status, subject_hash, subject, opened_at)
        values ('g1', '%s', 'spec-approval', 1, 'spec_approval', 'open', 'h', '{"title": "The specification"}', now())"""
            .formatted(workflow));

    keeper.look();
    keeper.look();

    assertThat(sim.comments(task))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("❓ Waits for a person: spec approval, The specification")
        .contains("/approvals/g1");
    assertThat(section(task)).isEqualTo("Waiting");
  }

  @Test
  void aWrongTokenStopsTheLoopUntilAPersonResumesIt() {
    sim.task(project, "Write", "");
    sim.fault(".*", Fault.status(401), 100);

    keeper.look();
    int asked = sim.asked().size();
    keeper.look();

    assertThat(sim.asked()).hasSize(asked);
    assertThat(aegis.state().orchestratorStatus()).isEqualTo("stopped");
    assertThat(aegis.state().note()).contains("401 Unauthorized", "ASANA_ACCESS_TOKEN");
    sim.heal();
    aegis.resume(ANNA);
    keeper.look();
    assertThat(executions()).hasSize(1);
    assertThat(column("select action from audit where action = 'asana.resumed'")).isNotEmpty();
  }

  @Test
  void whatPassesIsTriedAgainAndHarmsNothing() {
    sim.task(project, "Write", "");
    AegisKeeper slow = another();
    sim.fault("GET /projects/.*", Fault.status(503), 4);

    assertThatThrownBy(slow::look).isInstanceOf(AsanaException.Passing.class);
    sim.heal();
    breakers.resetAll();
    another().look();

    assertThat(executions()).hasSize(1);
  }

  @Test
  void aPausedLoopTakesNothingByItselfButWhatAPersonAsksFor() {
    String task = sim.task(project, "Write", "");
    keeper.look();
    ends(String.valueOf(only().workflow()), "failed", "no");
    aegis.pause(ANNA);
    sim.task(project, "Another", "");
    keeper.look();
    assertThat(executions()).hasSize(1);

    Candidate first = aegis.first("shop");
    assertThat(first.task()).isEqualTo(task);
    aegis.take(first, "shop", ANNA);
    keeper.look();

    assertThat(executions())
        .extracting(Execution::requestedBy)
        .containsExactly("anna", "agent:asana");
    assertThat(column("select created_by from workflow order by id desc limit 1"))
        .containsExactly("anna");
    assertThatThrownBy(() -> aegis.take(first, "shop", ANNA))
        .isInstanceOf(ControlPlaneException.Conflict.class);
    assertThatThrownBy(() -> aegis.first("Nowhere"))
        .hasMessageContaining(
            "Project 'Nowhere' not found in portfolio\n\nAvailable projects:\n  - Shop");
  }

  @Test
  void aTaskThatIsGoneFromAsanaKeepsNothingElseFromBeingTold() {
    String gone = sim.task(project, "Goes", "");
    String stays = sim.task(project, "Stays", "");
    keeper.look();
    sim.fault("(GET|POST|PUT) /tasks/%s.*".formatted(gone), Fault.status(404), 20);

    keeper.look();

    assertThat(sim.comments(stays)).hasSize(1);
  }
}
