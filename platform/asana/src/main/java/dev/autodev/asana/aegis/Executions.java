package dev.autodev.asana.aegis;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.autodev.control.engine.WorkflowStatus;
import dev.autodev.control.ledger.Jsonb;
import dev.autodev.control.view.Page;
import dev.autodev.model.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of executions. */
@ApplicationScoped
class Executions {
  private static final int LONGEST_OUTPUT = 50 * 1024;

  private static final String OPEN =
      """
      insert into task_executions (task_id, status, agent_type, priority_score, context, requested_by, started_at)
      select $1, 'pending', $2, $3, $4::text::jsonb, $5, $6
      where $7 or not exists (select from task_executions where task_id = $1)
      on conflict (task_id) where status in ('pending', 'in_progress') do nothing
      returning id""";

  private static final String FIND = "select *, context::text as asked from task_executions ";

  private static final String UNSETTLED =
      """
      select e.*, e.context::text as asked, w.status as flow, w.result, w.finished_at,
        (select string_agg(t.title || ': ' || t.status || coalesce(' (' || t.reason || ')', ''), E'\\n' order by t.id)
         from task t where t.workflow_id = w.id) as story,
        (select jsonb_agg(jsonb_build_object('id', g.id, 'kind', g.kind, 'title', g.subject ->> 'title') order by g.id)
         from gate g where g.workflow_id = w.id and g.status = 'open') as gates
      from task_executions e left join workflow w on w.id = e.workflow_id
      where not e.settled and e.status <> 'pending' order by e.id limit 500""";

  private static final String ENDED =
      """
      with ended as (
        update task_executions set status = $2, success = $3, output = $4, error_message = $5, completed_at = $6::timestamptz,
          duration_seconds = floor(greatest(0, extract(epoch from $6::timestamptz - started_at)))::bigint
        where id = $1 and status in ('pending', 'in_progress')
        returning id)
      update system_state set total_tasks_processed = total_tasks_processed + (select count(*) from ended)
      returning (select count(*) from ended) as ended""";

  /** One that waits for a person takes nobody's place. */
  private static final String ACTIVE =
      """
      select count(*) as active from task_executions e left join workflow w on w.id = e.workflow_id
      where e.status = 'pending' or e.status = 'in_progress' and w.status = 'running'""";

  @Inject Database database;

  /**
   * Writes one down that is to be filed; empty: there is one already.
   *
   * @param again whether it may have been tried before
   */
  Optional<Long> open(Asked asked, String pipeline, double score, Opening opening) {
    return database.one(
        row -> row.getLong("id"),
        OPEN,
        asked.task(),
        pipeline,
        score,
        Jsonb.text(asked),
        opening.by(),
        opening.at(),
        opening.again());
  }

  /** Who opens it, when, and whether it may have been tried before. */
  record Opening(String by, Instant at, boolean again) {}

  /** Those whose workflow is not known to be started. */
  List<Execution> unfiled() {
    return database.list(
        Executions::execution, FIND + "where status = 'pending' order by id limit 100");
  }

  void filed(long id, String workflow) {
    database.ask(
        "update task_executions set status = 'in_progress', workflow_id = $2 where id = $1 and status = 'pending'",
        id,
        workflow);
  }

  /** Whether it ended now: of two that say so, one does it. */
  boolean ended(Execution execution, Status status, Execution.Ended how) {
    String output = how.output();
    return database
            .one(
                row -> row.getLong("ended"),
                ENDED,
                execution.id(),
                status.wireName(),
                how.success(),
                output == null ? null : Jsonb.plain(cut(output)),
                how.errorMessage() == null ? null : Jsonb.plain(how.errorMessage()),
                how.completedAt())
            .orElse(0L)
        > 0;
  }

  /** So many bytes at most, and no half of a character. */
  private static String cut(String output) {
    byte[] bytes = output.getBytes(UTF_8);
    if (bytes.length <= LONGEST_OUTPUT) {
      return output;
    }
    int end = LONGEST_OUTPUT;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, UTF_8);
  }

  List<Progress> unsettled() {
    return database.list(Executions::progress, UNSETTLED);
  }

  void said(long id, String what) {
    database.ask(
        "update task_executions set said = array_append(said, $2) where id = $1 and not $2 = any (said)",
        id,
        what);
  }

  void settled(long id) {
    database.ask("update task_executions set settled = true where id = $1", id);
  }

  int active() {
    return database.one(row -> row.getLong("active").intValue(), ACTIVE).orElse(0);
  }

  Optional<Execution> find(long id) {
    return database.one(Executions::execution, FIND + "where id = $1", id);
  }

  boolean isOpen(String task) {
    return database
        .one(
            row -> true,
            "select 1 from task_executions where task_id = $1 and status in ('pending', 'in_progress')",
            task)
        .isPresent();
  }

  /** Newest first; the cursor is an id. */
  Page<Execution> page(Optional<String> status, int limit, @Nullable Long before) {
    List<Execution> all =
        database.list(
            Executions::execution,
            FIND
                + "where ($1::text is null or status = $1) and ($2::bigint is null or id < $2) order by id desc limit $3",
            status.orElse(null),
            before,
            limit + 1);
    List<Execution> items = all.subList(0, Math.min(limit, all.size()));
    return new Page<>(items, all.size() > limit ? Long.toString(items.getLast().id()) : null);
  }

  private static Execution execution(Row row) {
    Instant completed = Database.instant(row, "completed_at");
    return new Execution(
        row.getLong("id"),
        row.getString("status"),
        row.getString("agent_type"),
        row.getDouble("priority_score"),
        row.getString("workflow_id"),
        Json.read(row.getString("asked"), Asked.class),
        row.getString("requested_by"),
        Objects.requireNonNull(Database.instant(row, "started_at")),
        row.getBoolean("settled"),
        completed == null ? null : ended(row, completed));
  }

  private static Execution.Ended ended(Row row, Instant completed) {
    return new Execution.Ended(
        completed,
        row.getBoolean("success"),
        row.getString("output"),
        row.getString("error_message"),
        row.getLong("duration_seconds"));
  }

  private static Progress progress(Row row) {
    String status = row.getString("flow");
    Set<String> said = Set.of(row.getArrayOfStrings("said"));
    return new Progress(
        execution(row), said, status == null ? Optional.empty() : Optional.of(flow(row, status)));
  }

  private static Progress.Flow flow(Row row, String status) {
    JsonArray gates = (JsonArray) row.getJson("gates");
    return new Progress.Flow(
        WorkflowStatus.of(status),
        Optional.ofNullable(row.getString("result")).orElse(""),
        Optional.ofNullable(Database.instant(row, "finished_at")),
        Optional.ofNullable(row.getString("story")).orElse(""),
        gates == null ? List.of() : gates.stream().map(gate -> gate((JsonObject) gate)).toList());
  }

  private static Progress.Gate gate(JsonObject gate) {
    return new Progress.Gate(
        gate.getString("id"), gate.getString("kind"), gate.getString("title", ""));
  }
}
