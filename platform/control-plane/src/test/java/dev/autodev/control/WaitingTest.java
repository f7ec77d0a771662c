package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.explain.ExplanationView;
import dev.autodev.control.explain.Explanations;
import dev.autodev.control.flow.TaskFilings;
import dev.autodev.control.flow.TaskMoves;
import dev.autodev.control.schedule.ScheduleKeeper;
import dev.autodev.control.schedule.ScheduledWork;
import dev.autodev.control.timetable.MissedPolicy;
import dev.autodev.control.timetable.OverlapPolicy;
import dev.autodev.control.timetable.Rhythm;
import dev.autodev.control.view.TaskView;
import dev.autodev.control.view.WorkflowView;
import dev.autodev.model.Role;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that wait for others. */
@QuarkusTest
class WaitingTest extends ControlPlaneTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Inject Explanations explanations;
  @Inject TaskFilings filings;
  @Inject TaskMoves moves;
  @Inject Schedules schedules;
  @Inject ScheduleKeeper keeper;

  private FakeWorker worker;

  @BeforeEach
  void worker() {
    worker = worker("w1").seen(4, Role.SECURITY, Role.PM);
  }

  @Test
  void beginsWhenTheLastThatItWaitsForIsDone() {
    TaskView first = create(scan());
    TaskView second = create(scan());
    TaskView waiting = after(first.id(), second.id(), first.id());
    assertThat(waiting.status()).isEqualTo("pending");
    assertThat(waiting.notBefore()).isNull();
    assertThat(waiting.reason()).isEqualTo("waits for %s, %s".formatted(first.id(), second.id()));
    assertThat(explained(waiting))
        .extracting(ExplanationView.Reason::kind)
        .startsWith("dependency", "dependency");
    assertThat(explained(waiting))
        .extracting(ExplanationView.Reason::text)
        .anyMatch(text -> text.contains("waits for task " + first.id()));

    TaskOrder before = worker.takes(Role.SECURITY);
    complete(before);
    clock.advance(DAY);
    worker.seen(4, Role.SECURITY, Role.PM);
    ask(dispatcher.tick());
    TaskOrder last = worker.takes(Role.SECURITY);
    assertThat(List.of(before.task().value(), last.task().value()))
        .containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(ask(tasks.find(waiting.id())).status()).isEqualTo("pending");
    complete(last);

    TaskOrder order = worker.takes(Role.SECURITY);
    assertThat(order.task().value()).isEqualTo(waiting.id());
    assertThat(ask(tasks.timeline(waiting.id())))
        .anyMatch(line -> line.text().equals(last.task() + " is done"));
    assertThat(waits()).isZero();
  }

  @Test
  void aKeyAnswersOnlyWhoWaitsForTheSameThoughThatIsDone() {
    TaskView first = create(scan());
    TaskView second = create(scan());
    NewTask task =
        NewTask.of(scan()).in("sample").key("night").after(List.of(first.id(), second.id()));
    String id = ask(tasks.create(task, ANNA)).id();
    complete(worker.takes(Role.SECURITY));
    complete(worker.takes(Role.SECURITY));
    assertThat(worker.takes(Role.SECURITY).task().value()).isEqualTo(id);

    NewTask turned = task.after(List.of(second.id(), first.id()));
    assertThat(ask(tasks.create(turned, ANNA)).id()).isEqualTo(id);
    for (NewTask other : List.of(task.after(List.of()), task.after(List.of(first.id())))) {
      assertThat(refusal(tasks.create(other, ANNA)))
          .isInstanceOf(ControlPlaneException.Invalid.class)
          .hasMessageContaining("another after");
    }
    NewTask plain = NewTask.of(scan()).in("sample").key("day");
    ask(tasks.create(plain, ANNA));
    assertThat(refusal(tasks.create(plain.after(List.of(id)), ANNA)))
        .hasMessageContaining("another after");
    // Also within one call, of which then nothing is filed.
    NewTask fresh = task.key("fresh");
    refusal(tasks.createAll(List.of(fresh, fresh.after(List.of())), ANNA));
    assertThat(ask(tasks.list(TaskFilter.ALL)).items()).hasSize(4);
  }

  @Test
  void aKeyOfAWorkflowAnswersOnlyWhoWaitsForTheSame() {
    TaskView first = create(scan());
    NewWorkflow workflow =
        new NewWorkflow("feature", "Range", "", Optional.of("sample"), Optional.of("range"))
            .after(List.of(first.id()));
    String id = ask(workflows.start(workflow, ANNA)).id();

    assertThat(ask(workflows.start(workflow, ANNA)).id()).isEqualTo(id);
    assertThat(refusal(workflows.start(workflow.after(List.of()), ANNA)))
        .hasMessageContaining("another after");
  }

  @Test
  void isParkedWhenOneFailsAndGoesOnWhenThatIsMended() {
    TaskView first = create(scan());
    TaskView waiting = after(first.id());
    TaskOrder order = worker.takes(Role.SECURITY);
    worker.claims(order).ends(order, new TaskOutcome.Failed("no such tool", Evidence.NONE));

    assertThat(comesTo("parked", waiting.id()).reason())
        .contains("waited for task " + first.id(), "is failed")
        .contains("claude-tasks retry " + first.id(), "claude-tasks retry " + waiting.id());
    assertThat(explained(waiting).getFirst().kind()).isEqualTo("dependency");

    ask(tasks.retry(first.id(), ANNA));
    complete(worker.takes(Role.SECURITY));
    assertThat(worker.takes(Role.SECURITY).task().value()).isEqualTo(waiting.id());
  }

  @Test
  void aPersonStartsItWithoutWhatWasCancelled() {
    TaskView first = create(scan());
    TaskView waiting = after(first.id());
    TaskView third = after(waiting.id());
    ask(tasks.cancel(first.id(), "not wanted", ANNA));
    assertThat(comesTo("parked", waiting.id()).reason())
        .contains("is cancelled: claude-tasks retry " + waiting.id() + " starts it without that");
    assertThat(explained(third).getFirst().remedy()).contains("that needs a person");

    assertThat(worker.takes(Role.SECURITY).task().value()).isEqualTo(first.id());
    ask(tasks.retry(waiting.id(), ANNA));
    complete(worker.takes(Role.SECURITY));
    assertThat(worker.takes(Role.SECURITY).task().value()).isEqualTo(third.id());
    assertThat(waits()).isZero();
  }

  @Test
  void whatIsCancelledWaitsNoMore() {
    TaskView first = create(scan());
    TaskView waiting = after(first.id());
    ask(tasks.cancel(waiting.id(), "", ANNA));
    assertThat(waits()).isZero();
    complete(worker.takes(Role.SECURITY));
    assertThat(ask(tasks.find(waiting.id())).status()).isEqualTo("cancelled");
  }

  @Test
  void aWorkflowWaitsForAWorkflowThatOneOfItsTasksStandsFor() {
    WorkflowView first = ask(workflows.start(feature("First", List.of()), ANNA));
    TaskView step = taskOf(first);
    WorkflowView second = ask(workflows.start(feature("Second", List.of(step.id())), ANNA));
    TaskView waiting = taskOf(second);
    assertThat(waiting.status()).isEqualTo("pending");
    assertThat(second.status()).isEqualTo("running");
    pass(Duration.ofSeconds(30));
    assertThat(taskOf(second).status()).isEqualTo("pending");

    ask(workflows.cancel(first.id(), "not wanted", ANNA));
    assertThat(ask(workflows.find(second.id())).status()).isEqualTo("parked");
    assertThat(ask(tasks.find(waiting.id())).reason())
        .contains("workflow " + first.id() + " (First)");

    worker.seen(4, Role.SECURITY, Role.PM);
    ask(tasks.retry(waiting.id(), ANNA));
    assertThat(ask(workflows.find(second.id())).status()).isEqualTo("running");
    assertThat(ask(tasks.find(waiting.id())).status()).isIn("ready", "dispatched");
    ask(workflows.cancel(second.id(), "", ANNA));
  }

  @Test
  void isRefusedAfterWhatIsNotThereOrNeverEnds() {
    assertThat(refusal(tasks.create(waitsFor("nothing-of-it"), ANNA)))
        .isInstanceOf(ControlPlaneException.Invalid.class)
        .hasMessageContaining("neither a task nor a workflow 'nothing-of-it'");
    TaskView first = create(scan());
    ask(tasks.cancel(first.id(), "", ANNA));
    assertThat(refusal(tasks.create(waitsFor(first.id()), ANNA)))
        .hasMessageContaining("is cancelled")
        .hasMessageContaining("leave it out");
    assertThat(waits()).isZero();
  }

  @Test
  void whatIsDoneAlreadyIsNotWaitedFor() {
    TaskView first = create(scan());
    complete(worker.takes(Role.SECURITY));
    assertThat(after(first.id()).status()).isEqualTo("ready");
  }

  @Test
  void keepsItsOwnTime() {
    TaskView first = create(scan());
    Instant morning = clock.instant().plus(DAY);
    TaskView waiting = ask(tasks.create(waitsFor(first.id()).notBefore(morning), ANNA));
    complete(worker.takes(Role.SECURITY));

    assertThat(comesTo("ready", waiting.id()).notBefore()).isEqualTo(morning);
    assertThat(ask(dispatcher.tick())).isZero();
    clock.advance(DAY);
    worker.seen(4, Role.SECURITY, Role.PM);
    ask(dispatcher.tick());
    assertThat(worker.takes(Role.SECURITY).task().value()).isEqualTo(waiting.id());
  }

  @Test
  void aScheduleFilesWhatWaits() {
    sql("truncate schedule cascade");
    TaskView first = create(scan());
    Instant due = clock.instant().plusSeconds(60);
    ScheduledWork work =
        new ScheduledWork.Task(scan(), Optional.empty(), Optional.empty(), Optional.of("sample"))
            .after(List.of(first.id().substring(0, 20)));
    String id =
        ask(schedules.create(
                new NewSchedule(
                    "later",
                    new Rhythm.Once(due),
                    "UTC",
                    MissedPolicy.ONCE,
                    0,
                    OverlapPolicy.ALLOW,
                    work,
                    List.of()),
                ANNA))
            .id();
    clock.advance(Duration.ofSeconds(61));
    ask(keeper.tick());

    String filed = ask(schedules.history(id, 1, Optional.empty())).items().getFirst().task();
    assertThat(ask(tasks.find(String.valueOf(filed))).reason())
        .isEqualTo("waits for " + first.id());
  }

  /** A waiter that comes while its request ends, in two processes. */
  @Test
  void nobodyWaitsForWhatHasEndedMeanwhile() {
    TaskFilings others = new SecondProcess().of(filings);
    for (int i = 0; i < 40; i++) {
      TaskView first = create(scan());
      Uni<Void> ends = moves.cancel(first.id(), "", ANNA);
      Uni<Optional<String>> comes =
          others
              .file(List.of(waitsFor(first.id())), ANNA)
              .map(filed -> Optional.of(filed.getFirst().id()))
              .onFailure(ControlPlaneException.Invalid.class)
              .recoverWithItem(Optional.empty());

      Optional<String> waiting =
          i % 2 == 0
              ? ask(Uni.combine().all().unis(ends, comes).asTuple()).getItem2()
              : ask(Uni.combine().all().unis(comes, ends).asTuple()).getItem1();
      waiting.ifPresent(id -> assertThat(ask(tasks.find(id)).status()).isEqualTo("parked"));
    }
  }

  /** A process of the version before ends tasks without a look at who waits. */
  @Test
  void whatWasNotToldIsFoundByTheSweep() {
    TaskView done = create(scan());
    TaskView lost = create(scan());
    TaskView goesOn = after(done.id());
    TaskView parked = after(lost.id());
    sql("update task set status = 'completed' where id = '%s'".formatted(done.id()));
    sql("update task set status = 'cancelled' where id = '%s'".formatted(lost.id()));

    pass(Duration.ofSeconds(12));

    assertThat(ask(tasks.find(goesOn.id())).status()).isIn("ready", "dispatched");
    assertThat(ask(tasks.find(parked.id())).status()).isEqualTo("parked");
  }

  private List<ExplanationView.Reason> explained(TaskView task) {
    return ask(explanations.of(task.id())).reasons();
  }

  private TaskView after(String... ids) {
    return ask(tasks.create(waitsFor(ids), ANNA));
  }

  private static NewTask waitsFor(String... ids) {
    return NewTask.of(scan()).in("sample").after(List.of(ids));
  }

  private static NewWorkflow feature(String title, List<String> after) {
    return new NewWorkflow("feature", title, "", Optional.of("sample"), Optional.empty())
        .after(after);
  }

  private TaskView taskOf(WorkflowView workflow) {
    return ask(tasks.list(TaskFilter.ALL)).items().stream()
        .filter(task -> workflow.id().equals(task.workflow()))
        .findFirst()
        .orElseThrow();
  }

  private long waits() {
    return ask(pool.query("select count(*) from task_wait").execute()).iterator().next().getLong(0);
  }

  private void complete(TaskOrder order) {
    worker.claims(order).ends(order, clean(order));
    comesTo("completed", order);
  }
}
