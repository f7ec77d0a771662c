package dev.autodev.control.ledger;

/** The statements that write a ledger; each takes one JSON array of rows. */
final class LedgerSql {
  private static final String INSERT_REPOSITORIES =
      """
      insert into repository (name, body, registered_by, created_at)
      select x.name, x.body, x.registered_by, x.created_at
      from jsonb_to_recordset(($1::text)::jsonb)
        as x(name text, body jsonb, registered_by text, created_at timestamptz)
      on conflict (name) do\s""";

  static final String REPOSITORIES_SEEN = INSERT_REPOSITORIES + "nothing";
  static final String REPOSITORIES_REPLACED =
      INSERT_REPOSITORIES + "update set body = excluded.body";

  static final String NEW_WORKFLOWS =
      """
      insert into workflow (id, definition, title, description, repository, priority, status, state, result,
                            idempotency_key, parent_id, parent_key, created_by, created_at, updated_at, finished_at)
      select x.id, x.definition, x.title, x.description, x.repository, x.priority, x.status, x.state, x.result,
             x.idempotency_key, x.parent_id, x.parent_key, x.created_by, x.now, x.now, x.finished_at
      from jsonb_to_recordset(($1::text)::jsonb)
        as x(id text, definition text, title text, description text, repository text, priority int, status text,
             state jsonb, result text, idempotency_key text, parent_id text, parent_key text, created_by text,
             now timestamptz, finished_at timestamptz)
      on conflict do nothing""";

  static final String WORKFLOWS =
      """
      update workflow w
      set status = x.status, state = x.state, repository = x.repository, result = x.result,
          finished_at = x.finished_at, updated_at = x.now, version = w.version + 1
      from jsonb_to_recordset(($1::text)::jsonb)
        as x(id text, version bigint, status text, state jsonb, repository text, result text,
             finished_at timestamptz, now timestamptz)
      where w.id = x.id and w.version = x.version""";

  static final String NEW_TASKS =
      """
      insert into task (id, workflow_id, step, round, type, role, status, title, priority, payload, repository,
                        sort_key, due_at, due_level, not_before, max_attempts, reason, idempotency_key,
                        parent_id, parent_key, created_by, created_at, updated_at, finished_at)
      select x.id, x.workflow_id, x.step, x.round, x.type, x.role, x.status, x.title, x.priority, x.payload,
             x.repository, x.sort_key, x.due_at, x.due_level, x.not_before, x.max_attempts, x.reason,
             x.idempotency_key, x.parent_id, x.parent_key, x.created_by, x.now, x.now, x.finished_at
      from jsonb_to_recordset(($1::text)::jsonb)
        as x(id text, workflow_id text, step text, round int, type text, role text, status text, title text,
             priority int, payload jsonb, repository text, sort_key double precision, due_at timestamptz,
             due_level int, not_before timestamptz, max_attempts int, reason text, idempotency_key text,
             parent_id text, parent_key text, created_by text, now timestamptz, finished_at timestamptz)
      on conflict do nothing""";

  static final String TASKS =
      """
      update task t
      set status = x.status, attempts = x.attempts, worker = x.worker, lease_until = x.lease_until,
          last_seq = x.last_seq, not_before = x.not_before, reason = x.reason, started_at = x.started_at,
          finished_at = x.finished_at, result = coalesce(x.result, t.result),
          evidence = coalesce(x.evidence, t.evidence), input_tokens = t.input_tokens + x.input_tokens,
          output_tokens = t.output_tokens + x.output_tokens,
          cache_read_tokens = t.cache_read_tokens + x.cache_read_tokens,
          cache_write_tokens = t.cache_write_tokens + x.cache_write_tokens,
          cost_usd = t.cost_usd + x.cost_usd, updated_at = x.now
      from jsonb_to_recordset(($1::text)::jsonb)
        as x(id text, status text, attempts int, worker text, lease_until timestamptz, last_seq int,
             not_before timestamptz, reason text, started_at timestamptz, finished_at timestamptz, result jsonb,
             evidence jsonb, input_tokens bigint, output_tokens bigint, cache_read_tokens bigint,
             cache_write_tokens bigint, cost_usd numeric, now timestamptz)
      where t.id = x.id""";

  static final String GATES_OPENED =
      """
      insert into gate (id, workflow_id, step, round, kind, status, subject_hash, subject, opened_at)
      select x.id, x.workflow_id, x.step, x.round, x.kind, 'open', x.subject_hash, x.subject, $2
      from jsonb_to_recordset(($1::text)::jsonb)
        as x(id text, workflow_id text, step text, round int, kind text, subject_hash text, subject jsonb)
      on conflict (workflow_id, step, round) do nothing""";

  static final String GATES_DECIDED =
      """
      update gate g
      set status = x.status, decided_by = x.decided_by, decided_hash = x.decided_hash, reason = x.reason,
          note = coalesce(x.note, g.note), decided_at = x.decided_at
      from jsonb_to_recordset(($1::text)::jsonb)
        as x(workflow_id text, step text, round int, status text, decided_by text, decided_hash text, reason text,
             note text, decided_at timestamptz)
      where g.workflow_id = x.workflow_id and g.step = x.step and g.round = x.round and g.status = 'open'""";

  static final String WORKERS_SEEN =
      """
      insert into worker (id, slots, holding, started_at, seen_at)
      select x.id, x.slots, x.holding, x.started_at, x.seen_at
      from jsonb_to_recordset(($1::text)::jsonb)
        as x(id text, slots jsonb, holding jsonb, started_at timestamptz, seen_at timestamptz)
      order by x.id
      on conflict (id) do update
      set slots = excluded.slots, holding = excluded.holding, seen_at = excluded.seen_at, left_at = null""";

  static final String WORKERS_LEFT =
      """
      update worker w set left_at = x.left_at, slots = '{}', holding = '{}'
      from jsonb_to_recordset(($1::text)::jsonb) as x(id text, left_at timestamptz)
      where w.id = x.id""";

  static final String STORY =
      """
      insert into task_event (task_id, epoch, seq, at, kind, worker, text)
      select x.task_id, x.epoch, x.seq, x.at, x.kind, x.worker, x.text
      from jsonb_to_recordset(($1::text)::jsonb)
        as x(task_id text, epoch int, seq int, at timestamptz, kind text, worker text, text text)
      on conflict do nothing""";

  static final String USAGE =
      """
      insert into usage_day (day, task_id, model, role, repository, input_tokens, output_tokens,
                             cache_read_tokens, cache_write_tokens, cost_usd)
      select x.day, x.task_id, x.model, x.role, x.repository, x.input_tokens, x.output_tokens,
             x.cache_read_tokens, x.cache_write_tokens, x.cost_usd
      from jsonb_to_recordset(($1::text)::jsonb)
        as x(day date, task_id text, model text, role text, repository text, input_tokens bigint,
             output_tokens bigint, cache_read_tokens bigint, cache_write_tokens bigint, cost_usd numeric)
      order by 1, 2, 3
      on conflict (day, task_id, model) do update
      set input_tokens = usage_day.input_tokens + excluded.input_tokens,
          output_tokens = usage_day.output_tokens + excluded.output_tokens,
          cache_read_tokens = usage_day.cache_read_tokens + excluded.cache_read_tokens,
          cache_write_tokens = usage_day.cache_write_tokens + excluded.cache_write_tokens,
          cost_usd = usage_day.cost_usd + excluded.cost_usd""";

  static final String AUDIT =
      """
      insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, workflow_id, details)
      select x.at, x.actor, x.actor_kind, x.action, x.subject_kind, x.subject_id, x.workflow_id, x.details
      from jsonb_to_recordset(($1::text)::jsonb)
        as x(at timestamptz, actor text, actor_kind text, action text, subject_kind text, subject_id text,
             workflow_id text, details jsonb)""";

  private LedgerSql() {}
}
