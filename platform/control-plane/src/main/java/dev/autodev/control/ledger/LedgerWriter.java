package dev.autodev.control.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.model.Usage;
import dev.autodev.model.json.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    all(LedgerSql.REPOSITORIES_SEEN, rows(journal.repositoriesSeen));
    all(LedgerSql.REPOSITORIES_REPLACED, rows(journal.repositoriesReplaced));
    exactly(LedgerSql.NEW_WORKFLOWS, newWorkflows());
    exactly(LedgerSql.WORKFLOWS, changedWorkflows());
    exactly(LedgerSql.NEW_TASKS, newTasks());
    exactly(LedgerSql.TASKS, changedTasks());
    if (!journal.gatesOpened.isEmpty()) {
      Tuple rows = Tuple.of(Jsonb.text(journal.gatesOpened), ledger.now().atOffset(ZoneOffset.UTC));
      writes.add(connection.preparedQuery(LedgerSql.GATES_OPENED).execute(rows));
    }
    all(LedgerSql.GATES_DECIDED, journal.gatesDecided);
    all(LedgerSql.WORKERS_SEEN, rows(journal.workersSeen));
    all(LedgerSql.WORKERS_LEFT, journal.workersLeft);
    all(LedgerSql.STORY, journal.story);
    all(LedgerSql.USAGE, usage(journal));
    all(LedgerSql.AUDIT, journal.audit);
    return writes.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join().all(writes).andFailFast().replaceWithVoid();
  }

  private static ArrayNode rows(Map<String, ObjectNode> byKey) {
    ArrayNode rows = Jsonb.array();
    byKey.values().forEach(rows::add);
    return rows;
  }

  private void all(String sql, ArrayNode rows) {
    if (!rows.isEmpty()) {
      writes.add(connection.preparedQuery(sql).execute(Tuple.of(Jsonb.text(rows))));
    }
  }

  /** Fewer rows than expected: someone else was quicker, and all is to be looked at again. */
  private void exactly(String sql, ArrayNode rows) {
    if (!rows.isEmpty()) {
      writes.add(
          connection
              .preparedQuery(sql)
              .execute(Tuple.of(Jsonb.text(rows)))
              .invoke(
                  done -> {
                    if (done.rowCount() != rows.size()) {
                      throw new LostRaceException(sql.strip().lines().findFirst().orElse(sql));
                    }
                  }));
    }
  }

  private ArrayNode newWorkflows() {
    ArrayNode rows = Jsonb.array();
    for (WorkflowRow workflow : ledger.workflows.values()) {
      WorkflowRow.Fresh fresh = workflow.fresh;
      if (fresh != null) {
        ObjectNode row = row(workflow, rows.addObject());
        row.put("definition", workflow.state.pipeline()).put("title", workflow.state.title());
        row.put("description", workflow.state.description()).put("priority", workflow.priority());
        row.put("idempotency_key", fresh.idempotencyKey()).put("created_by", fresh.createdBy());
        origin(row, fresh.parent());
      }
    }
    return rows;
  }

  private ArrayNode changedWorkflows() {
    ArrayNode rows = Jsonb.array();
    for (WorkflowRow workflow : ledger.workflows.values()) {
      if (workflow.fresh == null && workflow.changed) {
        row(workflow, rows.addObject()).put("version", workflow.version);
      }
    }
    return rows;
  }

  private ObjectNode row(WorkflowRow workflow, ObjectNode row) {
    row.put("id", workflow.id()).put("status", workflow.state.status().wireName());
    row.put("repository", workflow.repository()).put("now", ledger.now().toString());
    row.put("result", workflow.result).put("finished_at", text(workflow.finishedAt));
    row.set("state", Json.tree(workflow.state));
    return row;
  }

  private ArrayNode newTasks() {
    ArrayNode rows = Jsonb.array();
    ledger.newTasks.forEach((task, fresh) -> newTask(task, fresh, rows.addObject()));
    return rows;
  }

  private void newTask(TaskRow task, NewTaskRow fresh, ObjectNode row) {
    TaskIdentity identity = task.identity();
    row.put("id", identity.id()).put("type", identity.type().wireName());
    row.put("role", identity.type().role().wireName()).put("status", task.status.wireName());
    identity
        .place()
        .ifPresent(
            place ->
                row.put("workflow_id", place.workflow())
                    .put("step", place.step())
                    .put("round", place.round()));
    row.put("title", identity.title()).put("repository", identity.repository());
    row.put("priority", fresh.priority()).put("sort_key", fresh.sortKey());
    row.put("due_at", text(fresh.dueAt())).put("due_level", fresh.dueLevel());
    row.put("not_before", text(task.notBefore)).put("max_attempts", task.maxAttempts);
    row.put("reason", task.reason).put("finished_at", text(task.finishedAt));
    row.put("idempotency_key", fresh.idempotencyKey()).put("created_by", fresh.createdBy());
    row.put("now", ledger.now().toString()).set("payload", Json.tree(fresh.payload()));
    origin(row, fresh.parent());
  }

  private static void origin(ObjectNode row, NewTaskRow.@Nullable Origin parent) {
    if (parent != null) {
      row.put("parent_id", parent.task()).put("parent_key", parent.key());
    }
  }

  private ArrayNode changedTasks() {
    ArrayNode rows = Jsonb.array();
    for (TaskRow task : ledger.tasks.values()) {
      if (task.changed && !task.fresh) {
        changedTask(task, rows.addObject());
      }
    }
    return rows;
  }

  private void changedTask(TaskRow task, ObjectNode row) {
    row.put("id", task.id()).put("status", task.status.wireName()).put("attempts", task.attempts);
    row.put("worker", task.worker).put("lease_until", text(task.leaseUntil));
    row.put("last_seq", task.lastSeq).put("not_before", text(task.notBefore));
    row.put("reason", task.reason).put("started_at", text(task.startedAt));
    row.put("finished_at", text(task.finishedAt)).put("now", ledger.now().toString());
    put(row, "result", task.result);
    put(row, "evidence", task.evidence);
    put(row, task.consumed);
  }

  /** Left out rather than null: a JSON null would not be the database's null. */
  private static void put(ObjectNode row, String name, @Nullable Object value) {
    if (value != null) {
      JsonNode tree = Json.tree(value);
      row.set(name, tree);
    }
  }

  private static void put(ObjectNode row, Usage usage) {
    row.put("input_tokens", usage.inputTokens()).put("output_tokens", usage.outputTokens());
    row.put("cache_read_tokens", usage.cacheReadTokens());
    row.put("cache_write_tokens", usage.cacheWriteTokens()).put("cost_usd", usage.costUsd());
  }

  private static ArrayNode usage(Journal journal) {
    ArrayNode rows = Jsonb.array();
    journal.usage.forEach(
        (key, used) -> {
          ObjectNode row = rows.addObject();
          row.put("day", key.day().toString()).put("task_id", key.task().id());
          row.put("model", key.model()).put("role", key.task().type().role().wireName());
          row.put("repository", key.task().repository());
          put(row, used);
        });
    return rows;
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
