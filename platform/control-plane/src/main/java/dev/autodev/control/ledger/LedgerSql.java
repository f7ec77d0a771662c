package dev.autodev.control.ledger;

import static dev.autodev.control.ledger.Column.bigint;
import static dev.autodev.control.ledger.Column.integer;
import static dev.autodev.control.ledger.Column.json;
import static dev.autodev.control.ledger.Column.money;
import static dev.autodev.control.ledger.Column.number;
import static dev.autodev.control.ledger.Column.once;
import static dev.autodev.control.ledger.Column.seldom;
import static dev.autodev.control.ledger.Column.text;
import static dev.autodev.control.ledger.Column.time;

import dev.autodev.control.ledger.TaskIdentity.Place;
import dev.autodev.model.Usage;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statements that write tasks and workflows. A key that someone else filled meanwhile is an
 * error: looking for it first, in each index, would cost every row what one in a million needs.
 */
final class LedgerSql {
  static final RowsStatement<WorkflowRow> NEW_WORKFLOWS =
      RowsStatement.of(
          """
          insert into workflow (id, definition, title, description, repository, priority, status, pipeline, state,
                                result, idempotency_key, parent_id, parent_key, created_by, created_at, updated_at, finished_at)
          select x.id, x.definition, x.title, x.description, x.repository, x.priority, x.status, x.pipeline::jsonb,
                 x.state::json, x.result, x.idempotency_key, x.parent_id, x.parent_key, x.created_by, x.now, x.now, x.finished_at
          from {rows}""",
          text("id", WorkflowRow::id),
          text("definition", row -> row.state.pipeline()),
          text("title", row -> row.state.title()),
          text("description", row -> row.state.description()),
          text("repository", WorkflowRow::repository),
          integer("priority", WorkflowRow::priority),
          text("status", row -> row.state.status().wireName()),
          json("pipeline", row -> row.state.definition()),
          text("state", row -> Jsonb.withoutPipeline(row.state)),
          seldom(text("result", row -> row.result)),
          text("idempotency_key", row -> row.fresh().idempotencyKey()),
          seldom(text("parent_id", row -> parent(row.fresh().parent(), NewTaskRow.Origin::task))),
          seldom(text("parent_key", row -> parent(row.fresh().parent(), NewTaskRow.Origin::key))),
          text("created_by", row -> row.fresh().createdBy()),
          once(time("now", row -> row.moment.now)),
          seldom(time("finished_at", row -> row.finishedAt)));

  static final RowsStatement<WorkflowRow> WORKFLOWS =
      RowsStatement.of(
          """
          update workflow w
          set status = x.status, state = x.state::json, repository = x.repository, result = x.result,
              finished_at = x.finished_at, updated_at = x.now, version = w.version + 1
          from {rows}
          where w.id = x.id and w.version = x.version""",
          text("id", WorkflowRow::id),
          bigint("version", row -> row.version),
          text("status", row -> row.state.status().wireName()),
          text("state", row -> Jsonb.withoutPipeline(row.state)),
          text("repository", WorkflowRow::repository),
          seldom(text("result", row -> row.result)),
          seldom(time("finished_at", row -> row.finishedAt)),
          once(time("now", row -> row.moment.now)));

  static final RowsStatement<NewTask> NEW_TASKS = newTasks("");

  /** Of tasks that leave with the transaction that files them; answers their orders. */
  static final RowsStatement<NewTask> LEAVING_TASKS = newTasks("returning " + Orders.COLUMNS);

  static final RowsStatement<TaskRow> TASKS =
      RowsStatement.of(
          """
          update task t
          set status = x.status, attempts = x.attempts, worker = x.worker, lease_until = x.lease_until,
              last_seq = x.last_seq, not_before = x.not_before, reason = x.reason, started_at = x.started_at,
              finished_at = x.finished_at, result = coalesce(x.result::jsonb, t.result),
              evidence = coalesce(x.evidence::jsonb, t.evidence), input_tokens = t.input_tokens + coalesce(x.input_tokens, 0),
              output_tokens = t.output_tokens + coalesce(x.output_tokens, 0),
              cache_read_tokens = t.cache_read_tokens + coalesce(x.cache_read_tokens, 0),
              cache_write_tokens = t.cache_write_tokens + coalesce(x.cache_write_tokens, 0),
              cost_usd = t.cost_usd + coalesce(x.cost_usd, 0), updated_at = x.now
          from {rows}
          where t.id = x.id""",
          text("id", TaskRow::id),
          text("status", row -> row.status.wireName()),
          integer("attempts", row -> row.attempts),
          text("worker", row -> row.worker),
          seldom(time("lease_until", row -> row.leaseUntil)),
          integer("last_seq", row -> row.lastSeq),
          seldom(time("not_before", row -> row.notBefore)),
          seldom(text("reason", row -> row.reason)),
          time("started_at", row -> row.startedAt),
          time("finished_at", row -> row.finishedAt),
          json("result", row -> row.result),
          json("evidence", row -> row.evidence),
          seldom(bigint("input_tokens", row -> consumed(row, Usage::inputTokens))),
          seldom(bigint("output_tokens", row -> consumed(row, Usage::outputTokens))),
          seldom(bigint("cache_read_tokens", row -> consumed(row, Usage::cacheReadTokens))),
          seldom(bigint("cache_write_tokens", row -> consumed(row, Usage::cacheWriteTokens))),
          seldom(money("cost_usd", row -> consumed(row, Usage::costUsd))),
          once(time("now", row -> row.moment.now)));

  /** A task's row and what is written of it only once. */
  record NewTask(TaskRow task, NewTaskRow fresh) {
    NewTask(Map.Entry<TaskRow, NewTaskRow> filed) {
      this(filed.getKey(), filed.getValue());
    }
  }

  private LedgerSql() {}

  private static RowsStatement<NewTask> newTasks(String returning) {
    return RowsStatement.of(
        """
          insert into task as t (id, workflow_id, step, round, type, role, status, title, priority, payload, repository,
                            sort_key, due_at, due_level, not_before, max_attempts, reason, idempotency_key,
                            parent_id, parent_key, created_by, created_at, updated_at, finished_at, epoch, dispatched_at)
          select x.id, x.workflow_id, x.step, x.round, x.type, x.role, x.status, x.title, x.priority, x.payload::jsonb,
                 x.repository, x.sort_key, x.due_at, coalesce(x.due_level, 0), x.not_before, x.max_attempts, x.reason,
                 x.idempotency_key, x.parent_id, x.parent_key, x.created_by, x.now, x.now, x.finished_at,
                 x.epoch, x.dispatched_at
          from {rows}
          """
            + returning,
        text("id", row -> row.task.id()),
        text("workflow_id", row -> place(row.task, Place::workflow)),
        text("step", row -> place(row.task, Place::step)),
        integer("round", row -> place(row.task, Place::round)),
        text("type", row -> row.task.type().wireName()),
        text("role", row -> row.task.type().role().wireName()),
        text("status", row -> row.task.status.wireName()),
        text("title", row -> row.task.identity().title()),
        integer("priority", row -> row.fresh.priority()),
        json("payload", row -> row.fresh.payload()),
        text("repository", row -> row.task.identity().repository()),
        number("sort_key", row -> row.fresh.sortKey()),
        seldom(time("due_at", row -> row.fresh.dueAt())),
        seldom(
            integer("due_level", row -> row.fresh.dueLevel() == 0 ? null : row.fresh.dueLevel())),
        seldom(time("not_before", row -> row.task.notBefore)),
        integer("max_attempts", row -> row.task.maxAttempts),
        seldom(text("reason", row -> row.task.reason)),
        seldom(text("idempotency_key", row -> row.fresh.idempotencyKey())),
        seldom(text("parent_id", row -> parent(row.fresh.parent(), NewTaskRow.Origin::task))),
        seldom(text("parent_key", row -> parent(row.fresh.parent(), NewTaskRow.Origin::key))),
        text("created_by", row -> row.fresh.createdBy()),
        once(time("now", row -> row.task.moment.now)),
        seldom(time("finished_at", row -> row.task.finishedAt)),
        integer("epoch", row -> row.task.epoch),
        time("dispatched_at", row -> row.task.dispatchedAt));
  }

  private static <T> @Nullable T place(TaskRow task, Function<Place, T> part) {
    return task.identity().place().map(part).orElse(null);
  }

  /** Null: nothing. */
  private static <T> @Nullable T consumed(TaskRow task, Function<Usage, T> part) {
    return task.consumed.equals(Usage.NONE) ? null : part.apply(task.consumed);
  }

  private static @Nullable String parent(
      NewTaskRow.@Nullable Origin parent, Function<NewTaskRow.Origin, String> part) {
    return parent == null ? null : part.apply(parent);
  }
}
