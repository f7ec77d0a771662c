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
  /**
   * Named ones, those of ending tasks and those of gates; each found by its key, whatever the
   * planner thinks.
   */
  private static final String WORKFLOW_IDS =
      """
      select unnest($%d::text[]) as id
      union select t.workflow_id from unnest($%d::text[]) e(id)
            cross join lateral (select workflow_id from task where id = e.id offset 0) t
      union select g.workflow_id from unnest($%d::text[]) e(id)
            cross join lateral (select workflow_id from gate where id = e.id offset 0) g""";

  /** What ends with them, and who waits for that: both are locked before anybody decides. */
  private static final String REQUESTS =
      """
      with named as materialized (%s union select unnest($%d::text[])),
      request as materialized (
        select id from named where id is not null
        union select w.waiter from named n
              cross join lateral (select waiter from task_wait where request = n.id offset 0) w)""";

  private static final String WORKFLOWS =
      """
      %s
      select w.id, w.priority, w.version, w.result, w.finished_at
      from (select id from request order by id) asked
      cross join lateral (select * from workflow where id = asked.id offset 0 for update) w"""
          .formatted(REQUESTS.formatted(WORKFLOW_IDS.formatted(1, 2, 3), 2));

  /** Seen by a statement after the locks: who began to wait before them is in it. */
  private static final String WAITS =
      """
      %s
      select w.waiter, w.task_id, w.request, w.not_before
      from request r
      cross join lateral (select * from task_wait where waiter = r.id offset 0) w
      cross join lateral (select from task where id = w.task_id and status in ('pending', 'parked') offset 0) t"""
          .formatted(REQUESTS.formatted(WORKFLOW_IDS.formatted(1, 2, 3), 2));

  private static final String STATES =
      """
      select id, (state::jsonb || jsonb_build_object('definition', pipeline))::text as state from workflow
      where id = any ($1::text[])""";

  private static final String COLUMNS =
      """
      t.id, t.workflow_id, t.step, t.round, t.type, t.title, t.repository, t.status, t.epoch, t.attempts,
      t.max_attempts, t.last_seq, t.worker, t.lease_until, t.not_before, t.dispatched_at, t.started_at,
      t.finished_at, t.reason""";

  private static final String TASKS_ALONE =
      "select %s from task t where t.id = any ($1::text[]) order by t.id for update"
          .formatted(COLUMNS);

  /** With their repositories: what follows a task's end may be filed for the same one. */
  private static final String TASKS =
      """
      %2$s
      select %1$s, r.importance, r.body::text as body
      from (select id from (
              select unnest($1::text[]) as id
              union select id from request
              union select s.id from request w
                    cross join lateral (select id, status from task where workflow_id = w.id offset 0) s
              where s.status not in ('completed', 'cancelled')
              union select h.id from unnest($4::text[]) e(id)
                    cross join lateral (select id from task where worker = e.id
                                          and status in ('dispatched', 'in_progress', 'verifying') offset 0) h) every
            order by id) asked
      cross join lateral (select * from task where id = asked.id offset 0 for update) t
      left join lateral (select importance, body from repository where name = t.repository offset 0) r on true"""
          .formatted(COLUMNS, REQUESTS.formatted(WORKFLOW_IDS.formatted(2, 5, 3), 5));

  private static final String GATES =
      """
      select g.id, g.workflow_id, g.step, g.round, g.status, g.subject_hash, g.decided_by, g.decided_hash, g.budget,
             (select created_by from workflow where id = g.workflow_id) as requester,
             array(select person from gate_vote where gate_id = g.id and hash = g.subject_hash) as approved_by
      from gate g where g.id = any ($1::text[])""";

  private static final String KEYS =
      """
      select 'task' as kind, idempotency_key, id,
             jsonb_build_object('payload', payload, 'title', title, 'priority', priority,
                                'repository', repository)::text as request,
             array(select request from filed_after where id = task.id) as after
      from task where idempotency_key = any ($1::text[])
      union all
      select 'workflow', idempotency_key, id,
             jsonb_build_object('definition', definition, 'title', title, 'description', description,
                                'repository', repository)::text,
             array(select request from filed_after where id = workflow.id)
      from workflow where idempotency_key = any ($1::text[])""";

  private static final String REPOSITORIES =
      "select name, importance, body::text as body from repository where name = any ($1::text[])";

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
    if (scope.touchesWorkflows()) {
      reads.add(
          query(
              WORKFLOWS,
              Tuple.of(array(scope.workflows), array(scope.endingTasks), array(scope.gates)),
              this::workflow));
    }
    if (scope.onlyTasks()) {
      reads.add(query(TASKS_ALONE, Tuple.of(array(scope.tasks)), this::task));
    } else if (scope.touchesTasks()) {
      Tuple tasks =
          Tuple.of(
              array(scope.tasks, scope.endingTasks),
              array(scope.workflows),
              array(scope.gates),
              array(scope.workers),
              array(scope.endingTasks));
      reads.add(
          query(
              TASKS,
              tasks,
              row -> {
                task(row);
                repository(row.getString("repository"), row);
              }));
    }
    if (scope.touchesWorkflows()) {
      reads.add(
          query(
              WAITS,
              Tuple.of(array(scope.workflows), array(scope.endingTasks), array(scope.gates)),
              this::waits));
    }
    if (!scope.gates.isEmpty()) {
      reads.add(query(GATES, Tuple.of(array(scope.gates)), row -> gate(row)));
    }
    if (scope.asksForHalts()) {
      reads.add(query(HaltSql.IN_FORCE, Tuple.tuple(), this::halt));
    }
    if (!scope.keys.isEmpty()) {
      reads.add(query(KEYS, Tuple.of(array(scope.keys)), row -> key(row)));
    }
    if (!scope.repositories.isEmpty()) {
      reads.add(
          query(
              REPOSITORIES,
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
                STATES,
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

  private void waits(Row row) {
    Wait wait = WaitSql.wait(row);
    if (ledger.task(wait.task()).isEmpty()) {
      throw new LostRaceException("task %s began to wait".formatted(wait.task()));
    }
    ledger.waits().known(wait);
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
