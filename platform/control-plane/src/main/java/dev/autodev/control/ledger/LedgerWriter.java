package dev.autodev.control.ledger;

import dev.autodev.model.task.TaskStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Writes what a ledger changed: a statement per table, all in one round trip; where something may
 * leave, in two, since what is filed is written as it leaves.
 */
final class LedgerWriter {
  private final SqlConnection connection;
  private final Ledger ledger;
  private final List<Uni<RowSet<Row>>> writes = new ArrayList<>();
  private boolean counted;

  LedgerWriter(SqlConnection connection, Ledger ledger) {
    this.connection = connection;
    this.ledger = ledger;
  }

  /** All but new tasks. */
  Uni<Void> write() {
    Journal journal = ledger.journal();
    all(JournalSql.REPOSITORIES_SEEN, journal.repositoriesSeen.values());
    all(JournalSql.REPOSITORIES_REPLACED, journal.repositoriesReplaced.values());
    all(LedgerSql.NEW_WORKFLOWS, workflows(row -> row.fresh != null));
    exactly(LedgerSql.WORKFLOWS, workflows(row -> row.fresh == null && row.changes > 0));
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
    return written();
  }

  /** New tasks, of which nothing leaves. */
  Uni<Void> file() {
    all(LedgerSql.NEW_TASKS, filed(task -> true));
    return written();
  }

  /** New tasks; answers the rows of those that leave with this transaction, best first. */
  Uni<List<Orders.Left>> file(List<TaskRow> leaving) {
    leaving.forEach(task -> task.leave(ledger.now()));
    all(LedgerSql.NEW_TASKS, filed(task -> task.status() != TaskStatus.DISPATCHED));
    Map<String, Row> left = new HashMap<>();
    all(
        LedgerSql.LEAVING_TASKS,
        filed(task -> task.status() == TaskStatus.DISPATCHED),
        rows -> rows.forEach(row -> left.put(row.getString("id"), row)));
    return written()
        .map(
            done ->
                leaving.stream()
                    .map(task -> new Orders.Left(row(left, task), () -> fresh(task).payload()))
                    .toList());
  }

  /** Whether the database is asked something whose answer may undo all of it. */
  boolean mayFind() {
    return counted;
  }

  private static Row row(Map<String, Row> rows, TaskRow task) {
    return Objects.requireNonNull(rows.get(task.id()));
  }

  private NewTaskRow fresh(TaskRow task) {
    return Objects.requireNonNull(ledger.newTasks.get(task));
  }

  private List<LedgerSql.NewTask> filed(java.util.function.Predicate<TaskRow> which) {
    return ledger.newTasks.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .map(LedgerSql.NewTask::new)
        .toList();
  }

  private Uni<Void> written() {
    List<Uni<RowSet<Row>>> asked = List.copyOf(writes);
    writes.clear();
    return asked.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join().all(asked).andFailFast().replaceWithVoid();
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
    all(statement, rows, answer -> {});
  }

  private <R> void all(
      RowsStatement<R> statement, Collection<R> rows, Consumer<RowSet<Row>> answer) {
    if (!rows.isEmpty()) {
      writes.add(statement.execute(connection, rows).invoke(answer));
    }
  }

  /** Fewer rows than expected: someone else was quicker, and all is to be looked at again. */
  private <R> void exactly(RowsStatement<R> statement, Collection<R> rows) {
    counted |= !rows.isEmpty();
    all(
        statement,
        rows,
        answer -> {
          if (answer.rowCount() != rows.size()) {
            throw new LostRaceException(statement.name());
          }
        });
  }
}
