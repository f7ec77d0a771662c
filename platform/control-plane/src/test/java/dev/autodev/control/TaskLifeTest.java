package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.control.view.TaskView;
import dev.autodev.control.view.TimelineView;
import dev.autodev.model.Role;
import dev.autodev.model.Usage;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.Label;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskResult;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskLifeTest extends ControlPlaneTest {
  @Test
  void goesFromFilingToCompletion() {
    TaskView filed = create(scan());
    assertThat(filed.status()).isEqualTo("ready");
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);

    TaskOrder order = worker.takes(Role.SECURITY);
    assertThat(order.task().value()).isEqualTo(filed.id());
    assertThat(order.repository().orElseThrow().name()).isEqualTo("sample");
    worker.claims(order).says(order, "looking");
    comesTo("in_progress", order);
    worker.used(order, new Usage(100, 20, 5, 0, new BigDecimal("0.25")));
    worker.ends(order, clean(order));

    TaskView done = comesTo("completed", order);
    assertThat(done.epoch()).isEqualTo(1);
    assertThat(done.attempts()).isEqualTo(1);
    assertThat(done.worker()).isEqualTo("w1");
    assertThat(done.usage().inputTokens()).isEqualTo(105);
    assertThat(done.usage().costUsd()).isEqualByComparingTo("0.25");
    assertThat(String.valueOf(done.result())).contains("scan_done");
    assertThat(ask(tasks.timeline(filed.id())))
        .extracting(TimelineView::kind)
        .containsExactly(
            "created", "task_claimed", "task_progressed", "usage_reported", "task_finished");
  }

  @Test
  void carriesItsAuthorToWhoDoesIt() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    ask(tasks.create(NewTask.of(scan()).in("sample"), ANNA));
    TaskOrder annas = worker.takes(Role.SECURITY);
    assertThat(annas.author()).isEqualTo(ANNA.name());
    worker.claims(annas).ends(annas, clean(annas));
    comesTo("completed", annas);

    ask(tasks.create(NewTask.of(scan()).in("sample"), Principal.agent(ANNA.name())));
    assertThat(worker.takes(Role.SECURITY).author()).isEqualTo("agent:" + ANNA.name());
  }

  @Test
  void carriesTheLabelsOfItsRequestToWhoDoesIt() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    Label berts = new Label("small", "gitlab:bert");
    NewTask asked = NewTask.of(scan()).in("sample").labels(List.of(berts));
    TaskView filed = ask(tasks.create(asked, ANNA));
    TaskOrder first = worker.takes(Role.SECURITY);
    assertThat(first.labels()).containsExactly(berts);
    worker.claims(first).ends(first, new TaskOutcome.Parked("of a stranger"));
    comesTo("parked", first);

    ask(tasks.label(filed.id(), "for the swarm", ANNA));
    ask(tasks.label(filed.id(), "small", ANNA));
    ask(tasks.retry(filed.id(), ANNA));

    assertThat(worker.takes(Role.SECURITY).labels())
        .as("who was first has set it")
        .containsExactly(new Label("for the swarm", ANNA.name()), berts);
    assertThat(ask(tasks.timeline(filed.id())))
        .extracting(TimelineView::text)
        .contains("for the swarm, by " + ANNA.name());
  }

  @Test
  void carriesTheLabelsOfItsWorkflow() {
    FakeWorker worker = worker("w1").seen(1, Role.PM);
    Label label = new Label("for the swarm", ANNA.name());
    ask(
        workflows.start(
            new NewWorkflow(
                "feature",
                "Range",
                "",
                Optional.of("sample"),
                Optional.empty(),
                List.of(label),
                List.of()),
            ANNA));

    TaskOrder order = worker.takes(Role.PM);
    assertThat(order.labels()).containsExactly(label);
    ask(tasks.label(order.task().value(), "small", ANNA));
    worker.claims(order).ends(order, new TaskOutcome.Interrupted("once more"));
    assertThat(worker.takes(Role.PM).labels()).hasSize(2);
  }

  @Test
  void countsAnEventOnce() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    create(scan());
    TaskOrder order = worker.takes(Role.SECURITY);
    worker.claims(order);
    SwarmEvent usage = worker.usage(order, new Usage(7, 0, 0, 0, BigDecimal.ONE));
    SwarmEvent finished = worker.finished(order, clean(order));
    for (SwarmEvent event : List.of(usage, usage, usage, finished, usage, finished, finished)) {
      worker.send(event);
    }
    worker.says(order, "more, after the end");

    comesTo("completed", order);
    await().untilAsserted(() -> assertThat(kinds(order)).contains("refused"));
    assertThat(task(order).usage().inputTokens()).isEqualTo(7);
    assertThat(kinds(order)).containsOnlyOnce("usage_reported", "task_finished");
  }

  private List<String> kinds(TaskOrder order) {
    return ask(tasks.timeline(order.task().value())).stream().map(TimelineView::kind).toList();
  }

  @Test
  void failsAClaimThatEvidenceDenies() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    create(scan());
    TaskOrder order = worker.takes(Role.SECURITY);
    Evidence against =
        new Evidence(List.of(new Evidence.Observation("commits", "2", "none", false)));
    worker
        .claims(order)
        .ends(
            order,
            new TaskOutcome.Completed(new TaskResult.ScanDone(List.of(), List.of(), 0), against));

    assertThat(comesTo("failed", order).reason()).isEqualTo("commits: claimed 2, found none");
  }

  @Test
  void triesAgainLaterAndThenAsksAPerson() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    TaskView filed = create(scan());
    TaskOutcome again = new TaskOutcome.Retry("the network is away", Optional.empty());
    for (int attempt = 1; attempt <= 3; attempt++) {
      TaskOrder order = worker.takes(Role.SECURITY);
      assertThat(order.epoch()).isEqualTo(attempt);
      worker.claims(order).ends(order, again);
      comesTo(attempt < 3 ? "ready" : "parked", filed.id());
      assertThat(ask(dispatcher.tick())).isZero();
      clock.advance(Duration.ofSeconds(10L << (attempt - 1)));
      worker.seen(1, Role.SECURITY);
    }
    assertThat(ask(tasks.find(filed.id())).reason())
        .isEqualTo("tried 3 times, last: the network is away");

    assertThat(ask(tasks.retry(filed.id(), ANNA)).attempts()).isZero();
    assertThat(worker.takes(Role.SECURITY).epoch()).isEqualTo(4);
  }

  @Test
  void isReadyAtOnceWhenInterrupted() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    create(scan());
    TaskOrder order = worker.takes(Role.SECURITY);
    worker.claims(order).ends(order, new TaskOutcome.Interrupted("draining"));

    TaskOrder next = worker.takes(Role.SECURITY);
    assertThat(next.epoch()).isEqualTo(2);
    assertThat(task(next).attempts()).isZero();
  }

  @Test
  void waitsUncountedUntilAProviderMayBeAskedAgain() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    TaskView filed = create(scan());
    for (int time = 1; time <= 4; time++) {
      TaskOrder order = worker.takes(Role.SECURITY);
      worker
          .claims(order)
          .ends(
              order,
              new TaskOutcome.Postponed(
                  "anthropic takes no calls", clock.instant().plus(Duration.ofHours(5))));
      TaskView waiting = comesTo("ready", filed.id());
      assertThat(waiting.attempts()).isZero();
      assertThat(waiting.reason()).isEqualTo("anthropic takes no calls");
      clock.advance(Duration.ofHours(5).minusSeconds(1));
      worker.seen(1, Role.SECURITY);
      assertThat(ask(dispatcher.tick())).isZero();
      clock.advance(Duration.ofSeconds(1));
      worker.seen(1, Role.SECURITY);
    }
    assertThat(worker.takes(Role.SECURITY).epoch()).isEqualTo(5);
    assertThat(ask(tasks.timeline(filed.id())))
        .extracting(TimelineView::text)
        .anyMatch(text -> text.matches("postponed until .*: anthropic takes no calls"));
  }

  @Test
  void isNotSentOutWithoutEndByAWorkerWhoseClockIsSlow() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    TaskView filed = create(scan());
    TaskOrder order = worker.takes(Role.SECURITY);
    worker
        .claims(order)
        .ends(order, new TaskOutcome.Postponed("limited", clock.instant().minusSeconds(60)));
    comesTo("ready", filed.id());

    assertThat(ask(dispatcher.tick())).isZero();
  }

  @Test
  void isReadyAtOnceWhenItsWorkerLeaves() {
    FakeWorker first = worker("w1").seen(1, Role.SECURITY);
    create(scan());
    TaskOrder order = first.takes(Role.SECURITY);
    first.claims(order);
    comesTo("in_progress", order);
    first.left();
    comesTo("ready", order);

    TaskOrder next = worker("w2").seen(1, Role.SECURITY).takes(Role.SECURITY);
    assertThat(next.epoch()).isEqualTo(2);
  }

  @Test
  void tellsTheWorkerToStopWhenCancelled() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    create(scan());
    TaskOrder order = worker.takes(Role.SECURITY);
    worker.claims(order);
    comesTo("in_progress", order);

    TaskView cancelled = ask(tasks.cancel(order.task().value(), "not needed", ANNA));
    assertThat(cancelled.status()).isEqualTo("cancelled");
    assertThat(worker.told())
        .containsExactly(new ControlMessage.Cancel(order.task(), 1, "not needed", true));
    assertThat(ask(tasks.cancel(order.task().value(), "again", ANNA)).reason())
        .isEqualTo("not needed");

    worker.ends(order, clean(order));
    await().untilAsserted(() -> assertThat(worker.told()).hasSize(2));
    assertThat(task(order).status()).isEqualTo("cancelled");
    assertThat(refusal(tasks.retry(order.task().value(), ANNA)))
        .isInstanceOfSatisfying(
            ControlPlaneException.Conflict.class,
            e -> assertThat(e.state()).isEqualTo("cancelled"));
  }

  @Test
  void waitsForItsTime() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    TaskView later =
        ask(
            tasks.create(
                NewTask.of(scan()).in("sample").notBefore(clock.instant().plusSeconds(86_400)),
                ANNA));
    assertThat(later.status()).isEqualTo("pending");
    clock.advance(Duration.ofDays(1));
    worker.seen(1, Role.SECURITY);

    assertThat(worker.takes(Role.SECURITY).task().value()).isEqualTo(later.id());
  }
}
