package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.control.recover.PresenceLook;
import dev.autodev.control.view.TaskView;
import dev.autodev.model.Role;
import dev.autodev.model.Streams;
import dev.autodev.model.WorkerId;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import io.quarkus.redis.datasource.stream.StreamRange;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecoveryTest extends ControlPlaneTest {
  @Inject ControlPlaneConfig config;

  /** Longer than the reconciler waits after an outage: it has not looked since the last test. */
  @BeforeEach
  void trust() {
    pass(Duration.ofSeconds(40));
  }

  @Test
  void givesTheTaskOfASilentWorkerToAnotherAndRefusesTheOldOnesResult() {
    FakeWorker silent = worker("silent").seen(1, Role.SECURITY);
    create(scan());
    TaskOrder order = silent.takes(Role.SECURITY);
    silent.claims(order);
    comesTo("in_progress", order);
    pass(Duration.ofSeconds(20));
    assertThat(task(order).reason()).isEqualTo("worker silent went silent");

    FakeWorker second = worker("second").seen(1, Role.SECURITY);
    TaskOrder again = second.takes(Role.SECURITY);
    assertThat(again.epoch()).isEqualTo(2);
    second.claims(again);
    silent.ends(order, new TaskOutcome.Failed("too late"));
    await()
        .untilAsserted(
            () ->
                assertThat(silent.told())
                    .anySatisfy(
                        message ->
                            assertThat(message)
                                .isInstanceOfSatisfying(
                                    ControlMessage.Cancel.class,
                                    stop -> {
                                      assertThat(stop.epoch()).isEqualTo(1);
                                      assertThat(stop.reason()).contains("attempt 1");
                                    })));
    second.ends(again, clean(again));

    assertThat(comesTo("completed", order).worker()).isEqualTo("second");
  }

  /** Control planes that end before a lease can: their looks at who is connected are enough. */
  @Test
  void givesBackTheTaskOfADeadWorkerHoweverLongNobodyLooked() {
    FakeWorker dead = worker("dead-for-long").seen(1, Role.SECURITY);
    create(scan());
    TaskOrder order = dead.takes(Role.SECURITY);
    dead.claims(order);
    comesTo("in_progress", order);
    redis.value(String.class).setex(new WorkerId("dead-for-long").presenceChannel(), 60, "1");
    clock.advance(Duration.ofMinutes(5));

    await()
        .untilAsserted(
            () -> {
              ask(PresenceLook.take());
              assertThat(task(order).reason())
                  .isEqualTo("worker dead-for-long is gone: its connection ended");
            });
  }

  @Test
  void leavesNothingInRedisOfAWorkerThatIsGone() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    create(scan());
    TaskOrder order = worker.takes(Role.SECURITY);
    worker.claims(order);
    comesTo("in_progress", order);
    ask(tasks.cancel(order.task().value(), "not needed", ANNA));

    await()
        .untilAsserted(
            () -> {
              assertThat(worker.told()).isNotEmpty();
              assertThat(redis.key().pttl(new WorkerId("w1").controlStream()))
                  .isBetween(1L, config.workerForgottenAfter().toMillis());
            });
  }

  @Test
  void keepsTheTaskOfAWorkerThatIsSeen() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    create(scan());
    TaskOrder order = worker.takes(Role.SECURITY);
    worker.claims(order);
    comesTo("in_progress", order);
    for (int i = 0; i < 6; i++) {
      worker.seen(1, Role.SECURITY).says(order, "step " + i);
      String line = "step " + i;
      await()
          .untilAsserted(
              () ->
                  assertThat(ask(tasks.timeline(order.task().value())))
                      .anySatisfy(told -> assertThat(told.text()).isEqualTo(line)));
      pass(Duration.ofSeconds(6));
    }

    assertThat(task(order).status()).isEqualTo("in_progress");
    assertThat(task(order).epoch()).isEqualTo(1);
  }

  @Test
  void parksWhatLosesEachOfItsWorkers() {
    TaskView poison = create(scan());
    for (int attempt = 1; attempt <= 3; attempt++) {
      FakeWorker victim = worker("victim-" + attempt).seen(1, Role.SECURITY);
      TaskOrder order = victim.takes(Role.SECURITY);
      assertThat(order.epoch()).isEqualTo(attempt);
      victim.claims(order);
      comesTo("in_progress", order);
      pass(Duration.ofSeconds(20));
    }

    TaskView parked = ask(tasks.find(poison.id()));
    assertThat(parked.status()).isEqualTo("parked");
    assertThat(parked.reason()).startsWith("lost its worker 3 times");
  }

  @Test
  void waitsForHeartbeatsAfterAnOutageOfItsOwn() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    create(scan());
    TaskOrder order = worker.takes(Role.SECURITY);
    worker.claims(order);
    comesTo("in_progress", order);

    clock.advance(Duration.ofHours(1));
    ask(reconciler.tick());
    ask(reconciler.tick());
    assertThat(task(order).status()).isEqualTo("in_progress");
  }

  @Test
  void callsNothingLostWhileAnEventWaitsWithAControlPlaneThatDied() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    create(scan());
    TaskOrder order = worker.takes(Role.SECURITY);
    worker.claims(order);
    comesTo("in_progress", order);
    givenToTheDead(Json.write(worker.finished(order, clean(order))));
    pass(Duration.ofSeconds(24));

    assertThat(task(order).status()).isEqualTo("in_progress");
    TaskView done =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> task(order), task -> task.status().equals("completed"));
    assertThat(done.epoch()).isEqualTo(1);
  }

  /** Delivered in the moment it is written, to a consumer that will never answer. */
  private void givenToTheDead(String event) {
    String id = System.currentTimeMillis() + "-9";
    redis.withTransaction(
        transaction -> {
          transaction.execute("XADD", Streams.EVENTS, id, "body", event);
          transaction.execute(
              "XCLAIM",
              Streams.EVENTS,
              Streams.CONTROL_PLANE_GROUP,
              "dead",
              "0",
              id,
              "FORCE",
              "LASTID",
              id);
        });
  }

  @Test
  void sendsAgainWhatRedisLost() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    create(scan());
    await().until(() -> worker.waiting(Role.SECURITY).size() == 1);
    redis.flushall();
    pass(Duration.ofSeconds(8));

    TaskOrder order = worker.seen(1, Role.SECURITY).takes(Role.SECURITY);
    assertThat(order.epoch()).isEqualTo(2);
    worker.claims(order).ends(order, clean(order));
    comesTo("completed", order);
  }

  @Test
  void whatIsToBeAloneInItsProcessStaysSoWhenItsOrderIsLost() {
    create(scan());
    create(scan());
    for (int death = 1; death <= 2; death++) {
      FakeWorker victim = worker("victim-of-two-" + death).seen(2, Role.SECURITY);
      TaskOrder one = victim.takes(Role.SECURITY);
      TaskOrder other = victim.takes(Role.SECURITY);
      victim.claims(one).claims(other);
      comesTo("in_progress", one);
      comesTo("in_progress", other);
      pass(Duration.ofSeconds(20));
    }
    FakeWorker next = worker("w1").seen(2, Role.SECURITY);
    await().until(() -> next.waiting(Role.SECURITY).size() == 2);
    assertThat(next.waiting(Role.SECURITY)).allMatch(TaskOrder::alone);
    redis.flushall();
    pass(Duration.ofSeconds(8));

    next.seen(2, Role.SECURITY);
    await().until(() -> next.waiting(Role.SECURITY).size() == 2);
    assertThat(next.waiting(Role.SECURITY)).allMatch(TaskOrder::alone);
  }

  @Test
  void leavesAnOrderAloneThatStillWaitsInItsStream() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    create(scan());
    await().until(() -> worker.waiting(Role.SECURITY).size() == 1);
    pass(Duration.ofSeconds(30));

    assertThat(worker.waiting(Role.SECURITY)).hasSize(1);
    assertThat(worker.waiting(Role.SECURITY).getFirst().epoch()).isEqualTo(1);
  }

  @Test
  void putsAsideWhatItCannotReadAndGoesOn() {
    FakeWorker worker = worker("w1").seen(1, Role.SECURITY);
    create(scan());
    TaskOrder order = worker.takes(Role.SECURITY);
    List<String> bad =
        List.of(
            "no json",
            "{\"event\":\"task_exploded\"}",
            "{\"event\":\"task_claimed\"}",
            "[".repeat(5_000),
            "null",
            "");
    bad.forEach(worker::send);
    worker.claims(order).says(order, "a NUL \0 and a \\u0000").ends(order, clean(order));

    comesTo("completed", order);
    assertThat(
            redis.stream(String.class).xrange(Streams.DEAD, StreamRange.of("-", "+")).stream()
                .map(entry -> entry.payload().getOrDefault("dead.reason", "")))
        .hasSize(bad.size())
        .noneMatch(String::isBlank)
        .anyMatch(reason -> reason.contains("task_exploded"));
  }

  @Test
  void parksAWorkflowThatStandsStill() {
    String workflow =
        ask(workflows.start(
                new NewWorkflow("feature", "Stands", "", Optional.of("sample"), Optional.empty()),
                ANNA))
            .id();
    sql("update task set status = 'cancelled'");
    pass(Duration.ofSeconds(30));

    assertThat(ask(workflows.find(workflow)).status()).isEqualTo("parked");
    assertThat(ask(workflows.find(workflow)).result()).contains("Nothing of it was open");
  }

  @Test
  void forgetsWorkersThatAreGone() {
    worker("w1").seen(2, Role.SECURITY);
    await().until(() -> ask(workers.list()).size() == 1);
    assertThat(ask(workers.list()).getFirst().live()).isTrue();
    pass(Duration.ofSeconds(20));
    assertThat(ask(workers.list()).getFirst().live()).isFalse();
    clock.advance(Duration.ofMinutes(11));
    ask(reconciler.tick());

    assertThat(ask(workers.list())).isEmpty();
  }
}
