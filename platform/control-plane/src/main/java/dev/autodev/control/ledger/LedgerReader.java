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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Locks and reads what a scope names: workflows first, each table by id, so locks have an order.
 */
final class LedgerReader {
  private static final String WORKFLOWS =
      """
      select id, priority, version, state::text as state, result, finished_at from workflow
      where id in (select unnest($1::text[])
                   union select workflow_id from task where id = any ($2::text[])
                   union select workflow_id from gate where id = any ($3::text[]))
      order by id for update""";

  private static final String TASKS =
      """
      select id, workflow_id, step, round, type, title, repository, status, epoch, attempts, max_attempts,
             last_seq, worker, lease_until, not_before, dispatched_at, started_at, finished_at, reason
      from task
      where id in (select unnest($1::text[])
                   union select id from task
                         where workflow_id in (select unnest($2::text[])
                                               union select workflow_id from task where id = any ($1::text[])
                                                     and id = any ($5::text[])
                                               union select workflow_id from gate where id = any ($3::text[]))
                           and status not in ('completed', 'cancelled')
                   union select id from task
                         where worker = any ($4::text[]) and status in ('in_progress', 'verifying'))
      order by id for update""";

  private static final String GATES =
      """
      select id, workflow_id, step, round, status, subject_hash, decided_by, decided_hash from gate
      where id = any ($1::text[])""";

  private static final String KEYS =
      """
      select 'task' as kind, idempotency_key, id,
             jsonb_build_object('payload', payload, 'title', title, 'priority', priority,
                                'repository', repository)::text as request
      from task where idempotency_key = any ($1::text[])
      union all
      select 'workflow', idempotency_key, id,
             jsonb_build_object('definition', definition, 'title', title, 'description', description,
                                'repository', repository)::text
      from workflow where idempotency_key = any ($1::text[])""";

  private static final String REPOSITORIES =
      """
      select name, importance, body::text as body from repository
      where name in (select unnest($1::text[])
                     union select repository from task where id = any ($2::text[]))""";

  private final SqlConnection connection;
  private final Ledger ledger;

  LedgerReader(SqlConnection connection, Ledger ledger) {
    this.connection = connection;
    this.ledger = ledger;
  }

  /** One round trip, however many statements. */
  Uni<Void> read(Scope scope) {
    List<Uni<RowSet<Row>>> reads = new ArrayList<>();
    if (scope.touchesWorkflows()) {
      reads.add(
          query(
              WORKFLOWS,
              Tuple.of(array(scope.workflows), array(scope.endingTasks), array(scope.gates)),
              row -> workflow(row)));
    }
    if (scope.touchesTasks()) {
      Tuple tasks =
          Tuple.of(
              array(scope.tasks, scope.endingTasks),
              array(scope.workflows),
              array(scope.gates),
              array(scope.workers),
              array(scope.endingTasks));
      reads.add(query(TASKS, tasks, row -> task(row)));
    }
    if (!scope.gates.isEmpty()) {
      reads.add(query(GATES, Tuple.of(array(scope.gates)), row -> gate(row)));
    }
    if (!scope.keys.isEmpty()) {
      reads.add(query(KEYS, Tuple.of(array(scope.keys)), row -> key(row)));
    }
    if (!(scope.repositories.isEmpty() && scope.endingTasks.isEmpty())) {
      reads.add(
          query(
              REPOSITORIES,
              Tuple.of(array(scope.repositories), array(scope.endingTasks)),
              row -> repository(row)));
    }
    return reads.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.join().all(reads).andFailFast().replaceWithVoid();
  }

  private Uni<RowSet<Row>> query(
      String sql, Tuple parameters, java.util.function.Consumer<Row> each) {
    return connection.preparedQuery(sql).execute(parameters).invoke(rows -> rows.forEach(each));
  }

  private void workflow(Row row) {
    WorkflowState state = Json.read(row.getString("state"), WorkflowState.class);
    WorkflowRow workflow =
        new WorkflowRow(
            row.getString("id"), row.getInteger("priority"), row.getLong("version"), state, null);
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
    TaskRow task = new TaskRow(identity, TaskStatus.of(row.getString("status")));
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
    ledger.tasks.put(task.id(), task);
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
            row.getString("decided_hash"));
    ledger.gates.put(gate.id(), gate);
  }

  private void key(Row row) {
    ("task".equals(row.getString("kind")) ? ledger.tasksByKey : ledger.workflowsByKey)
        .put(
            row.getString("idempotency_key"),
            new Keyed(row.getString("id"), Json.parse(row.getString("request"))));
  }

  private void repository(Row row) {
    ledger.repositories.put(
        row.getString("name"),
        new Ledger.KnownRepository(
            Json.read(row.getString("body"), Repository.class), row.getInteger("importance")));
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
