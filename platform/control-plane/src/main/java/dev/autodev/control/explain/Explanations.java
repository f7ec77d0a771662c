package dev.autodev.control.explain;

import dev.autodev.control.Budgets;
import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Halts;
import dev.autodev.control.Providers;
import dev.autodev.control.Tasks;
import dev.autodev.control.Workflows;
import dev.autodev.control.inbox.Inbox;
import dev.autodev.control.inbox.WaitingGate;
import dev.autodev.control.view.BudgetView;
import dev.autodev.control.view.ProviderView;
import dev.autodev.control.view.TaskView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a task is not running, asked of everything that the dispatcher and the agents look at. */
@ApplicationScoped
public class Explanations {
  @Inject Tasks tasks;
  @Inject FactsQuery query;
  @Inject Workflows workflows;
  @Inject Halts halts;
  @Inject Providers providers;
  @Inject Inbox inbox;
  @Inject Budgets budgets;
  @Inject Clock clock;

  /** By id or a unique beginning of it. */
  public Uni<ExplanationView> of(String id) {
    return tasks.find(id).chain(this::of);
  }

  /** Of one that is known already. */
  public Uni<ExplanationView> of(TaskView task) {
    return Uni.combine()
        .all()
        .unis(
            query.of(task),
            halts.list(),
            reachable(),
            inbox.ranked(),
            budgets.today(),
            unfinished(task))
        .asTuple()
        .map(
            all ->
                Explaining.of(
                    new TaskFacts(
                        task,
                        clock.instant(),
                        all.getItem1().queue(),
                        new TaskFacts.Around(
                            all.getItem2(),
                            wait(all.getItem1().budget(), all.getItem5()),
                            all.getItem3().orElse(null),
                            about(task, all.getItem1().budget(), all.getItem4()),
                            all.getItem6(),
                            all.getItem1().awaited()))));
  }

  private Uni<Optional<List<ProviderView>>> reachable() {
    return providers
        .list()
        .map(Optional::of)
        .onFailure(ControlPlaneException.Unavailable.class)
        .recoverWithItem(Optional.empty());
  }

  /** Usually none: a task is filed when its step begins. */
  private Uni<List<String>> unfinished(TaskView task) {
    String step = task.step();
    return task.workflow() == null || step == null
        ? Uni.createFrom().item(List.of())
        : workflows.find(task.workflow()).map(workflow -> workflow.unfinishedBefore(step));
  }

  private static TaskFacts.@Nullable BudgetWait wait(
      @Nullable String scope, List<BudgetView> today) {
    return scope == null
        ? null
        : new TaskFacts.BudgetWait(
            scope,
            today.stream().filter(one -> one.scope().equals(scope)).findFirst().orElse(null));
  }

  private static List<WaitingGate> about(
      TaskView task, @Nullable String budget, List<WaitingGate> gates) {
    return gates.stream()
        .filter(
            gate ->
                gate.about().workflow() != null && gate.about().workflow().equals(task.workflow())
                    || gate.about().budget() != null && gate.about().budget().equals(budget))
        .toList();
  }
}
