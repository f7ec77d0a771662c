package dev.autodev.control.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.inbox.WaitingGate;
import dev.autodev.control.view.HaltView;
import dev.autodev.control.view.ProviderView;
import dev.autodev.control.view.TaskView;
import dev.autodev.control.view.UsageView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExplainingTest {
  private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
  private static final TaskFacts.Queue FREE = new TaskFacts.Queue(0, 1, 2, 0, List.of());
  private static final TaskFacts.Around NOTHING = around(List.of(), null, List.of(), List.of());

  @Test
  void whatNothingHoldsIsNext() {
    ExplanationView why = explain(task("ready", null), FREE, NOTHING);
    assertThat(why.reasons()).isEmpty();
    assertThat(why.headline()).contains("it is next");
  }

  @Test
  void namesEverythingThatHoldsIt() {
    TaskFacts.Around around =
        around(
            List.of(new HaltView("role/builder", "anna", "strange commits", NOW)),
            null,
            List.of(
                new ProviderView("anthropic", "limited", NOW.plusSeconds(90), "429", null, NOW)),
            List.of("spec"));
    ExplanationView why =
        explain(
            task("ready", NOW.plusSeconds(300)),
            new TaskFacts.Queue(7, 1, 2, 2, List.of()),
            around);
    assertThat(why.reasons())
        .extracting(ExplanationView.Reason::kind)
        .containsExactly("dependency", "stop", "schedule", "provider", "cap", "priority");
    assertThat(why.reasons().get(2).remedy()).contains("in 5 min");
    assertThat(why.reasons().getLast().text()).contains("7 ready tasks");
  }

  @Test
  void missesAnAgentOfTheRole() {
    assertThat(kinds(task("ready", null), new TaskFacts.Queue(0, 0, 0, 0, List.of()), NOTHING))
        .containsExactly("runner");
  }

  @Test
  void aProviderThatAnswersIsEnough() {
    TaskFacts.Around around =
        around(
            List.of(),
            null,
            List.of(
                new ProviderView("anthropic", "limited", NOW.plusSeconds(90), "429", null, NOW),
                new ProviderView("openai", "available", null, null, null, null)),
            List.of());
    assertThat(kinds(task("ready", null), FREE, around)).isEmpty();
  }

  @Test
  void aStopElsewhereHoldsNothing() {
    TaskFacts.Around around =
        around(
            List.of(
                new HaltView("role/tester", "anna", "no", NOW),
                new HaltView("repository/other", "anna", "no", NOW)),
            null,
            List.of(),
            List.of());
    assertThat(kinds(task("ready", null), FREE, around)).isEmpty();
  }

  @Test
  void aParkedOneLeadsToTheGateOfItsBudget() {
    WaitingGate gate =
        new WaitingGate(
            "g1",
            "budget",
            "h",
            "Budget used up",
            NOW,
            null,
            null,
            new WaitingGate.About(null, null, "day/2026-11-27", "budget", 0),
            new WaitingGate.Weight(1, BigDecimal.ZERO, 5, 1));
    TaskFacts.Around around =
        new TaskFacts.Around(
            List.of(),
            new TaskFacts.BudgetWait("day/2026-11-27", null),
            List.of(),
            List.of(gate),
            List.of(),
            List.of());
    ExplanationView why = explain(task("parked", null), FREE, around);
    assertThat(why.reasons().getFirst().kind()).isEqualTo("budget");
    assertThat(why.reasons().getFirst().link()).isEqualTo("/approvals/g1");
  }

  @Test
  void whatIsDoneNeedsNoReason() {
    assertThat(kinds(task("completed", null), new TaskFacts.Queue(9, 0, 0, 0, List.of()), NOTHING))
        .isEmpty();
  }

  private static List<String> kinds(TaskView task, TaskFacts.Queue queue, TaskFacts.Around around) {
    return explain(task, queue, around).reasons().stream()
        .map(ExplanationView.Reason::kind)
        .toList();
  }

  private static ExplanationView explain(
      TaskView task, TaskFacts.Queue queue, TaskFacts.Around around) {
    return Explaining.of(new TaskFacts(task, NOW, queue, around));
  }

  private static TaskFacts.Around around(
      List<HaltView> halts,
      TaskFacts.@Nullable BudgetWait budget,
      List<ProviderView> providers,
      List<String> unfinished) {
    return new TaskFacts.Around(halts, budget, providers, List.of(), unfinished, List.of());
  }

  private static TaskView task(String status, @Nullable Instant notBefore) {
    return new TaskView(
        "t1",
        "implement_feature",
        "builder",
        status,
        "Carets",
        5,
        "sample",
        null,
        null,
        null,
        1,
        1,
        null,
        null,
        null,
        null,
        new UsageView(0, 0, BigDecimal.ZERO),
        NOW,
        null,
        null,
        notBefore,
        null);
  }
}
