package dev.autodev.control.ledger;

import dev.autodev.control.GateStatus;
import dev.autodev.control.engine.WorkflowState;
import dev.autodev.model.Repository;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskStatus;
import dev.autodev.model.task.TaskType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Locks and reads what a scope names: workflows first, each table by id, so locks have an order.
 */
final class LedgerReader {
  private final SqlConnection connection;
  private final Ledger ledger;
  private final WorkflowStates states;
  private final Map<String, Row> unknown = new HashMap<>();

  LedgerReader(SqlConnection connection, Ledger ledger, WorkflowStates states) {
    this.connection = connection;
    this.ledger = ledger;
    this.states = states;
  }

  /** One round trip, however many statements; one more if a workflow's state is not known here. */
  Uni<Void> read(Scope scope) {
    List<Uni<RowSet<Row>>> reads = new ArrayList<>();
    ledger.whole(scope.workflows);
    if (scope.touchesWorkflows()) {
      reads.add(
          query(
              ReadSql.WORKFLOWS,
              Tuple.of(array(scope.workflows), array(scope.endingTasks), array(scope.gates)),
              this::workflow));
    }
    if (scope.onlyTasks()) {
      reads.add(query(ReadSql.TASKS_ALONE, Tuple.of(array(scope.tasks)), this::task));
    } else if (scope.locksTasks()) {
      Tuple tasks =
          Tuple.of(
              array(scope.tasks, scope.endingTasks), array(scope.workflows), array(scope.workers));
      reads.add(
          query(
              ReadSql.TASKS,
              tasks,
              row -> {
                task(row);
                repository(row.getString("repository"), row);
              }));
    }
    if (scope.touchesWorkflows()) {
      reads.add(
          query(
              ReadSql.WAITS,
              Tuple.of(array(scope.workflows), array(scope.endingTasks), array(scope.gates)),
              row -> ledger.waits().known(WaitSql.wait(row))));
    }
    if (!scope.gates.isEmpty()) {
      reads.add(query(ReadSql.GATES, Tuple.of(array(scope.gates)), row -> gate(row)));
    }
    if (scope.asksForHalts()) {
      reads.add(query(HaltSql.IN_FORCE, Tuple.tuple(), this::halt));
    }
    if (!scope.keys.isEmpty()) {
      reads.add(query(ReadSql.KEYS, Tuple.of(array(scope.keys)), row -> key(row)));
    }
    if (!scope.repositories.isEmpty()) {
      reads.add(
          query(
              ReadSql.REPOSITORIES,
              Tuple.of(array(scope.repositories)),
              row -> repository(row.getString("name"), row)));
    }
    if (scope.asksForSchedules()) {
      reads.add(new ScheduleReader(connection, ledger).read(scope));
    }
    return reads.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join().all(reads).andFailFast().chain(this::unknownStates);
  }

  private Uni<Void> unknownStates() {
    return unknown.isEmpty()
        ? Uni.createFrom().voidItem()
        : query(
                ReadSql.STATES,
                Tuple.of(array(unknown.keySet())),
                row ->
                    workflow(
                        Objects.requireNonNull(unknown.get(row.getString("id"))),
                        Json.read(row.getString("state"), WorkflowState.class)))
            .replaceWithVoid();
  }

  private Uni<RowSet<Row>> query(
      String sql, Tuple parameters, java.util.function.Consumer<Row> each) {
    return connection.preparedQuery(sql).execute(parameters).invoke(rows -> rows.forEach(each));
  }

  private void workflow(Row row) {
    repository(row.getString("repository"), row);
    WorkflowState state = states.of(row.getString("id"), row.getLong("version"));
    if (state == null) {
      unknown.put(row.getString("id"), row);
    } else {
      workflow(row, state);
    }
  }

  private void workflow(Row row, WorkflowState state) {
    WorkflowRow workflow =
        new WorkflowRow(
            row.getString("id"),
            row.getInteger("priority"),
            row.getLong("version"),
            state,
            ledger.moment);
    workflow.result = row.getString("result");
    workflow.finishedAt = instant(row, "finished_at");
    ledger.workflows.put(workflow.id(), workflow);
  }

  private void task(Row row) {
    String workflow = row.getString("workflow_id");
    TaskIdentity identity =
        new TaskIdentity(
            row.getString("id"),
            TaskType.of(row.getString("type")),
            row.getString("title"),
            row.getString("repository"),
            workflow == null
                ? Optional.empty()
                : Optional.of(
                    new TaskIdentity.Place(
                        workflow, row.getString("step"), row.getInteger("round"))));
    TaskRow task = new TaskRow(identity, TaskStatus.of(row.getString("status")), ledger.moment);
    task.epoch = row.getInteger("epoch");
    task.attempts = row.getInteger("attempts");
    task.maxAttempts = row.getInteger("max_attempts");
    task.lastSeq = row.getInteger("last_seq");
    task.worker = row.getString("worker");
    task.leaseUntil = instant(row, "lease_until");
    task.notBefore = instant(row, "not_before");
    task.dispatchedAt = instant(row, "dispatched_at");
    task.startedAt = instant(row, "started_at");
    task.finishedAt = instant(row, "finished_at");
    task.reason = row.getString("reason");
    ledger.put(task);
  }

  private void gate(Row row) {
    GateRow gate =
        new GateRow(
            row.getString("id"),
            row.getString("workflow_id"),
            row.getString("step"),
            row.getInteger("round"),
            GateStatus.of(row.getString("status")),
            row.getString("subject_hash"),
            row.getString("decided_by"),
            row.getString("decided_hash"),
            row.getString("budget"),
            row.getString("requester"),
            Set.of(row.getArrayOfStrings("approved_by")));
    ledger.gates.put(gate.id(), gate);
  }

  private void halt(Row row) {
    if (row.getString("scope") != null) {
      ledger.halts.add(HaltSql.halt(row));
    }
  }

  private void key(Row row) {
    ("task".equals(row.getString("kind")) ? ledger.tasksByKey : ledger.workflowsByKey)
        .put(
            row.getString("idempotency_key"),
            new Keyed(row.getString("id"), Json.parse(row.getString("request"))));
    ledger.waits().known(row.getString("id"), row.getArrayOfStrings("after"));
  }

  private void repository(@Nullable String name, Row row) {
    String body = row.getString("body");
    if (name != null && body != null) {
      ledger.repositories.computeIfAbsent(
          name,
          unread ->
              new Ledger.KnownRepository(
                  Json.read(body, Repository.class), row.getInteger("importance")));
    }
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  @SafeVarargs
  private static String[] array(Collection<String>... sets) {
    return java.util.Arrays.stream(sets)
        .flatMap(Collection::stream)
        .distinct()
        .sorted()
        .toArray(String[]::new);
  }
}
