package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.control.budget.BudgetKeeper;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.view.GateView;
import dev.autodev.control.view.TaskView;
import dev.autodev.model.Role;
import dev.autodev.model.Usage;
import dev.autodev.model.budget.BudgetKeys;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.workflow.GateKind;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BudgetTest extends ControlPlaneTest {
  @Inject Budgets budgets;
  @Inject BudgetKeeper keeper;

  private FakeWorker worker;

  @BeforeEach
  void startWorker() {
    worker = worker("w1").seen(2, Role.SECURITY);
  }

  private TaskOrder begun() {
    create(scan());
    TaskOrder order = worker.takes(Role.SECURITY);
    worker.claims(order);
    comesTo("in_progress", order);
    return order;
  }

  private TaskView stops(TaskOrder order, BudgetScope budget) {
    worker.ends(order, new TaskOutcome.Parked("it is used up", Optional.of(budget.wire())));
    return comesTo("parked", order);
  }

  private BudgetScope today() {
    return new BudgetScope.Day(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private List<GateView> asked() {
    return ask(gates.list(
            Optional.of(GateStatus.OPEN), Optional.of(GateKind.BUDGET), 10, Optional.empty()))
        .items();
  }

  private Map<String, String> limits() {
    ask(keeper.tick());
    return redis.hash(String.class).hgetall(BudgetKeys.LIMITS);
  }

  private Map<String, String> used(BudgetScope scope) {
    ask(keeper.tick());
    return redis.hash(String.class).hgetall(BudgetKeys.used(scope));
  }

  @Test
  void oneGateAsksForAllTasksThatABudgetStoppedAndApprovalLetsThemGoOn() {
    TaskOrder one = begun();
    TaskOrder two = begun();
    stops(one, today());
    stops(two, today());
    GateView gate = asked().getFirst();
    assertThat(asked()).hasSize(1);
    assertThat(gate.budget()).isEqualTo(today().wire());
    assertThat(gate.subject().markdown()).contains("another 5.00 USD");

    ask(gates.decide(gate.id(), GateDecision.APPROVE, gate.subject().hash(), "", ANNA));

    assertThat(task(one).status()).isEqualTo("ready");
    assertThat(limits())
        .containsEntry("day", "0:5000000")
        .containsEntry(today().wire(), "0:10000000");
    ask(dispatcher.tick());
    assertThat(worker.waiting(Role.SECURITY)).isEmpty();
    clock.advance(Duration.ofSeconds(4));
    ask(dispatcher.tick());
    assertThat(List.of(worker.takes(Role.SECURITY), worker.takes(Role.SECURITY)))
        .extracting(TaskOrder::task)
        .containsExactlyInAnyOrder(one.task(), two.task());
    assertThat(asked()).isEmpty();
  }

  @Test
  void theSameDecisionOnceMoreGrantsNothingMore() {
    stops(begun(), today());
    GateView gate = asked().getFirst();
    for (int i = 0; i < 2; i++) {
      ask(gates.decide(gate.id(), GateDecision.APPROVE, gate.subject().hash(), "", ANNA));
    }

    assertThat(limits()).containsEntry(today().wire(), "0:10000000");
  }

  @Test
  void aRejectionLeavesItParkedAndTheNextBreachAsksAnew() {
    TaskOrder order = begun();
    stops(order, new BudgetScope.Task(order.task().value()));
    GateView gate = asked().getFirst();

    ask(gates.decide(gate.id(), GateDecision.REJECT, gate.subject().hash(), "too dear", ANNA));

    assertThat(task(order).status()).isEqualTo("parked");
    assertThat(asked()).isEmpty();
    ask(tasks.retry(order.task().value(), ANNA));
    TaskOrder again = worker.takes(Role.SECURITY);
    worker.claims(again);
    stops(again, new BudgetScope.Task(order.task().value()));
    assertThat(asked()).hasSize(1);
  }

  @Test
  void flagsADayOfWhichFourFifthsAreUsed() {
    TaskOrder order = begun();
    worker.used(order, new Usage(1, 1, 0, 0, new BigDecimal("3.50")));
    await()
        .untilAsserted(
            () ->
                assertThat(ask(budgets.today()).getFirst())
                    .matches(day -> Double.valueOf(0.7).equals(day.share()))
                    .matches(day -> !day.nearlyUsed()));

    worker.used(order, new Usage(1, 1, 0, 0, new BigDecimal("0.50")));

    await().untilAsserted(() -> assertThat(ask(budgets.today()).getFirst().nearlyUsed()).isTrue());
  }

  @Test
  void onlyAPersonGrantsMoreAndOnlyOfWhatThePersonSaw() {
    stops(begun(), today());
    GateView gate = asked().getFirst();

    assertThat(
            refusal(
                gates.decide(
                    gate.id(),
                    GateDecision.APPROVE,
                    gate.subject().hash(),
                    "",
                    Principal.agent("builder"))))
        .isInstanceOf(ControlPlaneException.Forbidden.class);
    assertThat(refusal(gates.decide(gate.id(), GateDecision.APPROVE, "another", "", ANNA)))
        .isInstanceOf(ControlPlaneException.Conflict.class);
    assertThat(limits()).doesNotContainKey(today().wire());
  }

  @Test
  void whatRedisLostIsOpenedFromTheRecordAndWhatAgentsCountedIsKept() {
    TaskOrder order = begun();
    worker.used(order, new Usage(100, 20, 1_000, 3, new BigDecimal("0.25")));
    BudgetScope task = new BudgetScope.Task(order.task().value());
    await()
        .untilAsserted(
            () ->
                assertThat(used(task))
                    .containsEntry("tokens", "123")
                    .containsEntry("micros", "250000"));
    assertThat(used(today())).containsEntry("micros", "250000");

    redis.hash(String.class).hset(BudgetKeys.used(task), "tokens", "700");
    assertThat(used(task)).containsEntry("tokens", "700");

    redis.key().del(BudgetKeys.used(task), BudgetKeys.used(today()), BudgetKeys.LIMITS);
    assertThat(used(task)).containsEntry("tokens", "123");
    assertThat(used(today())).containsEntry("micros", "250000");
    assertThat(limits())
        .containsEntry("open", "1")
        .containsEntry("task", "1000:0")
        .containsEntry("day", "0:5000000");
  }
}
