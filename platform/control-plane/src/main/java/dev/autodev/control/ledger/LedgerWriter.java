package dev.autodev.control.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes what a ledger changed: a statement per table, all in one round trip. */
final class LedgerWriter {
  private final SqlConnection connection;
  private final Ledger ledger;
  private final List<Uni<RowSet<Row>>> writes = new ArrayList<>();

  LedgerWriter(SqlConnection connection, Ledger ledger) {
    this.connection = connection;
    this.ledger = ledger;
  }

  Uni<Void> write() {
    Journal journal = ledger.journal();
    all(JournalSql.REPOSITORIES_SEEN, journal.repositoriesSeen.values());
    all(JournalSql.REPOSITORIES_REPLACED, journal.repositoriesReplaced.values());
    exactly(LedgerSql.NEW_WORKFLOWS, workflows(row -> row.fresh != null));
    exactly(LedgerSql.WORKFLOWS, workflows(row -> row.fresh == null && row.changes > 0));
    exactly(
        LedgerSql.NEW_TASKS,
        ledger.newTasks.entrySet().stream()
            .map(entry -> new LedgerSql.NewTask(entry.getKey(), entry.getValue()))
            .toList());
    exactly(
        LedgerSql.TASKS,
        ledger.tasks.values().stream().filter(row -> row.changes > 0 && !row.fresh).toList());
    all(WaitSql.OVER, ledger.waits().over);
    all(WaitSql.ADDED, ledger.waits().added);
    all(WaitSql.KEPT, ledger.waits().kept);
    all(JournalSql.GATES_OPENED, journal.gatesOpened);
    all(JournalSql.GATES_DECIDED, journal.gatesDecided.values());
    all(JournalSql.VOTES, journal.votes);
    all(JournalSql.LABELS, journal.labels);
    write(journal.budgets());
    all(HaltSql.PLACED, journal.halts().placed.values());
    all(HaltSql.RELEASED, journal.halts().released.values());
    exactly(ScheduleSql.MADE, schedules(row -> row.fresh));
    exactly(ScheduleSql.CHANGED, schedules(row -> !row.fresh && row.changes > 0));
    exactly(ScheduleSql.DECIDED, journal.schedules().occurrences);
    all(JournalSql.WORKERS_SEEN, journal.workersSeen.values());
    all(JournalSql.WORKERS_LEFT, journal.workersLeft);
    all(JournalSql.INSTRUCTIONS_HEARD, journal.instructionsHeard.values());
    all(JournalSql.STORY, journal.story);
    all(
        JournalSql.USAGE,
        journal.usage.entrySet().stream()
            .map(entry -> new Journal.Consumed(entry.getKey(), entry.getValue()))
            .toList());
    all(JournalSql.AUDIT, journal.audit);
    return writes.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join().all(writes).andFailFast().replaceWithVoid();
  }

  private void write(BudgetJournal budgets) {
    // A gate is closed before another one of the same budget is opened.
    all(BudgetSql.CLOSED, budgets.closed.values());
    all(BudgetSql.OPENED, budgets.opened.values());
    all(BudgetSql.GO_ON, budgets.goOn);
    all(BudgetSql.WAITS, budgets.waits.values());
    all(BudgetSql.EXTENDED, budgets.extended.values());
  }

  private List<WorkflowRow> workflows(java.util.function.Predicate<WorkflowRow> which) {
    return ledger.workflows.values().stream().filter(which).toList();
  }

  private List<ScheduleRow> schedules(java.util.function.Predicate<ScheduleRow> which) {
    return ledger.schedules.values().stream().filter(which).toList();
  }

  private <R> void all(RowsStatement<R> statement, Collection<R> rows) {
    if (!rows.isEmpty()) {
      writes.add(statement.execute(connection, rows));
    }
  }

  /** Fewer rows than expected: someone else was quicker, and all is to be looked at again. */
  private <R> void exactly(RowsStatement<R> statement, Collection<R> rows) {
    if (!rows.isEmpty()) {
      writes.add(
          statement
              .execute(connection, rows)
              .invoke(
                  done -> {
                    if (done.rowCount() != rows.size()) {
                      throw new LostRaceException(statement.name());
                    }
                  }));
    }
  }
}
