package dev.autodev.control.budget;

import dev.autodev.control.Principal;
import dev.autodev.control.engine.GateSubject;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.model.GateId;
import dev.autodev.model.Sha256;
import dev.autodev.model.budget.BudgetLimit;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.model.workflow.GateKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A task that a budget stopped stays parked, and one gate per budget asks a person for more. */
@ApplicationScoped
public class Breaches {
  private static final Logger LOG = Logger.getLogger(Breaches.class);

  @Inject BudgetLimits limits;
  @Inject Clock clock;

  /** The task is parked; what it waits for is written down, and asked for once. */
  public void of(Ledger ledger, TaskRow task, BudgetScope budget, String why) {
    ledger.journal().budgets().waits(task.id(), budget);
    GateId gate = GateId.next(clock);
    GateSubject subject = subject(task, budget, why);
    ledger.journal().budgets().open(gate.value(), budget, subject);
    ledger
        .journal()
        .audit(
            Principal.SYSTEM,
            "budget.exceeded",
            "budget",
            budget.wire(),
            task.identity().place().map(place -> place.workflow()).orElse(null),
            Map.of("task", task.id(), "kind", GateKind.BUDGET.wireName()));
    LOG.warnf(
        "task=%s budget=%s used up, parked until a person extends it: %s",
        task.id(), budget.wire(), why);
  }

  private GateSubject subject(TaskRow task, BudgetScope budget, String why) {
    BudgetLimit more = limits.of(budget);
    String granted =
        more.limits()
            ? "Approving grants another %s to `%s`, and every task that waits for it goes on."
                .formatted(more.words(), budget.wire())
            : "Approving lets the task go on in a session of its own, with the same limit again.";
    String text =
        """
        Task `%s` (%s) was stopped: %s.

        %s Rejecting leaves what waits parked.
        """
            .formatted(task.id(), task.identity().title(), why, granted);
    return new GateSubject(
        Sha256.of(text),
        "Budget used up: " + budget.wire(),
        text,
        Optional.empty(),
        List.of(),
        List.of());
  }
}
