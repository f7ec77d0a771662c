package dev.autodev.control.ledger;

/**
 * What a transaction locks and reads; each row is found by its key, whatever the planner thinks.
 */
final class ReadSql {
  /** Named ones, those of ending tasks and those of gates. */
  private static final String WORKFLOW_IDS =
      """
      select unnest($%d::text[]) as id
      union select t.workflow_id from unnest($%d::text[]) e(id)
            cross join lateral (select workflow_id from task where id = e.id offset 0) t
      union select g.workflow_id from unnest($%d::text[]) e(id)
            cross join lateral (select workflow_id from gate where id = e.id offset 0) g""";

  /** With their repositories: what follows is filed for those. */
  static final String WORKFLOWS =
      """
      select w.id, w.priority, w.version, w.result, w.finished_at, w.repository, r.importance, r.body::text as body
      from (select id from (%s) every where id is not null order by id) asked
      cross join lateral (select * from workflow where id = asked.id offset 0 for update) w
      left join lateral (select importance, body from repository where name = w.repository offset 0) r on true"""
          .formatted(WORKFLOW_IDS.formatted(1, 2, 3));

  /**
   * Of what waits for requests, and of what those wait for, whatever may still begin. Seen by a
   * statement after the locks: who began to wait before them is in it.
   */
  static final String WAITS =
      """
      select w.waiter, w.task_id, w.request, w.not_before
      from (%s union select unnest($2::text[])) named
      cross join lateral (select * from task_wait where request = named.id
                          union all select * from task_wait where waiter = named.id) w
      cross join lateral (select from task where id = w.task_id and status in ('pending', 'parked') offset 0) t
      where exists (select from task_wait)"""
          .formatted(WORKFLOW_IDS.formatted(1, 2, 3));

  static final String STATES =
      """
      select id, (state::jsonb || jsonb_build_object('definition', pipeline))::text as state from workflow
      where id = any ($1::text[])""";

  private static final String COLUMNS =
      """
      t.id, t.workflow_id, t.step, t.round, t.type, t.title, t.repository, t.status, t.epoch, t.attempts,
      t.max_attempts, t.last_seq, t.worker, t.lease_until, t.not_before, t.dispatched_at, t.started_at,
      t.finished_at, t.reason""";

  static final String TASKS_ALONE =
      "select %s from task t where t.id = any ($1::text[]) order by t.id for update"
          .formatted(COLUMNS);

  /**
   * With the repository where no workflow names it: what a task finds is filed for the same one.
   */
  static final String TASKS =
      """
      select %s, r.importance, r.body::text as body
      from (select id from (
              select unnest($1::text[]) as id
              union select s.id from unnest($2::text[]) w(id)
                    cross join lateral (select id, status from task where workflow_id = w.id offset 0) s
              where s.status not in ('completed', 'cancelled')
              union select h.id from unnest($3::text[]) e(id)
                    cross join lateral (select id from task where worker = e.id
                                          and status in ('dispatched', 'in_progress', 'verifying') offset 0) h) every
            order by id) asked
      cross join lateral (select * from task where id = asked.id offset 0 for update) t
      left join lateral (select importance, body from repository where name = t.repository offset 0) r
                on t.workflow_id is null"""
          .formatted(COLUMNS);

  static final String GATES =
      """
      select g.id, g.workflow_id, g.step, g.round, g.status, g.subject_hash, g.decided_by, g.decided_hash, g.budget,
             (select created_by from workflow where id = g.workflow_id) as requester,
             array(select person from gate_vote where gate_id = g.id and hash = g.subject_hash) as approved_by
      from gate g where g.id = any ($1::text[])""";

  static final String KEYS =
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

  static final String REPOSITORIES =
      "select name, importance, body::text as body from repository where name = any ($1::text[])";

  private ReadSql() {}
}
