package dev.autodev.control.flow;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.GateStatus;
import dev.autodev.control.Principal;
import dev.autodev.control.budget.BudgetKeeper;
import dev.autodev.control.budget.BudgetLimits;
import dev.autodev.control.ledger.GateRow;
import dev.autodev.control.ledger.Jsonb;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.model.budget.BudgetLimit;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.model.task.TaskStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A person grants more of a budget that is used up, or does not. */
@ApplicationScoped
public class BudgetDeciding {
  private static final Logger LOG = Logger.getLogger(BudgetDeciding.class);
  private static final String WAITING =
      """
      select w.task_id from budget_wait w join task t on t.id = w.task_id
      where w.budget = $1 and t.status = 'parked' order by w.task_id""";

  /** So that the new limit is where agents read it before the first of them asks. */
  private static final Duration PUBLISHED_BY = Duration.ofSeconds(3);

  @Inject Pool pool;
  @Inject Ledgers ledgers;
  @Inject BudgetLimits limits;
  @Inject BudgetKeeper keeper;
  @Inject TaskMoves moves;

  /** Decides the open gate of a budget; the same decision once more changes nothing. */
  public Uni<Void> decide(String id, String budget, GateDeciding.Verdict verdict, Principal by) {
    return pool.preparedQuery(WAITING)
        .execute(Tuple.of(budget))
        .chain(
            rows -> {
              List<String> waiting = new ArrayList<>();
              rows.forEach(row -> waiting.add(row.getString(0)));
              Scope scope = new Scope().gate(id);
              waiting.forEach(scope::endingTask);
              return ledgers.change(scope, ledger -> decide(ledger, id, waiting, verdict, by));
            })
        .invoke(keeper::wake);
  }

  private void decide(
      Ledger ledger, String id, List<String> waiting, GateDeciding.Verdict verdict, Principal by) {
    GateRow gate =
        ledger.gate(id).orElseThrow(() -> new ControlPlaneException.NotFound("gate", id));
    if (GateDeciding.repeated(gate, verdict, by)) {
      return;
    }
    GateDeciding.check(gate, verdict);
    GateDeciding.refuseFrozen(ledger, Optional.empty());
    String budget = String.valueOf(gate.budget());
    String words = Jsonb.plain(verdict.reason());
    ledger.journal().budgets().close(budget, verdict.leadsTo(), by.name(), verdict.hash(), words);
    if (verdict.leadsTo() == GateStatus.APPROVED) {
      extend(ledger, budget, waiting, by);
    }
    ledger.decided(gate.decided(verdict.leadsTo(), by.name(), verdict.hash()));
    ledger
        .journal()
        .audit(
            by,
            "gate." + verdict.decision().wireName(),
            "gate",
            gate.id(),
            null,
            Map.of("budget", budget, "hash", verdict.hash(), "reason", words));
    LOG.infof("gate=%s budget=%s %s by %s", id, budget, verdict.decision().wireName(), by.name());
  }

  private void extend(Ledger ledger, String budget, List<String> waiting, Principal by) {
    BudgetLimit more = limits.of(BudgetScope.of(budget));
    if (more.limits()) {
      ledger.journal().budgets().extend(budget, more, by.name());
    }
    Instant earliest = ledger.now().plus(PUBLISHED_BY);
    for (String id : waiting) {
      ledger
          .task(id)
          .filter(task -> task.status() == TaskStatus.PARKED)
          .ifPresent(task -> goesOn(ledger, task, earliest, by));
    }
  }

  /** One whose workflow has ended meanwhile stays as it is, and the others go on. */
  private void goesOn(Ledger ledger, TaskRow task, Instant earliest, Principal by) {
    try {
      moves.retry(ledger, task, earliest, by);
    } catch (ControlPlaneException.Conflict e) {
      LOG.warnf("task=%s stays parked: %s", task.id(), e.getMessage());
      ledger.journal().budgets().goesOn(task.id());
    }
  }
}
