package dev.autodev.control.ledger;

import dev.autodev.control.GateStatus;
import dev.autodev.control.engine.GateSubject;
import dev.autodev.model.budget.BudgetLimit;
import dev.autodev.model.budget.BudgetScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows to be written about budgets that are used up. */
public final class BudgetJournal {
  private final Instant now;
  final Map<String, Opened> opened = new LinkedHashMap<>();
  final Map<String, Closed> closed = new LinkedHashMap<>();
  final Map<String, Wait> waits = new LinkedHashMap<>();
  final List<String> goOn = new ArrayList<>();
  final Map<String, Extended> extended = new LinkedHashMap<>();
  private int entries;

  BudgetJournal(Instant now) {
    this.now = now;
  }

  record Opened(String id, String budget, GateSubject subject, Instant at) {}

  record Closed(
      String budget,
      GateStatus status,
      @Nullable String by,
      @Nullable String hash,
      @Nullable String reason,
      @Nullable String note,
      @Nullable Instant at) {}

  record Wait(String task, String budget) {}

  record Extended(String budget, BudgetLimit more, String by, Instant at) {}

  int entries() {
    return entries;
  }

  /** A gate that asks for more, unless there is one already. */
  public void open(String id, BudgetScope budget, GateSubject subject) {
    entries++;
    opened.put(budget.wire(), new Opened(id, budget.wire(), subject, now));
  }

  /** The open gate of a budget is decided, or deferred: then it stays open. */
  public void close(
      String budget, GateStatus status, @Nullable String by, @Nullable String hash, String words) {
    entries++;
    closed.put(
        budget,
        status == GateStatus.OPEN
            ? new Closed(budget, status, by, hash, null, words, null)
            : new Closed(budget, status, by, hash, words, null, now));
  }

  /** A task stays parked until its budget is extended. */
  public void waits(String task, BudgetScope budget) {
    entries++;
    waits.put(task, new Wait(task, budget.wire()));
  }

  /** A task waits for its budget no more. */
  public void goesOn(String task) {
    entries++;
    goOn.add(task);
  }

  /** So much more than is configured. */
  public void extend(String budget, BudgetLimit more, String by) {
    entries++;
    extended.put(budget, new Extended(budget, more, by, now));
  }
}
