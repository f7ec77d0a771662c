package dev.autodev.bench;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** A swarm that has worked for long: so many tasks, and what belongs to them, written by SQL. */
@Singleton
class Crowd {
  /** Of a hundred tasks four wait, six went wrong; the newest have the last numbers. */
  private static final String TASKS =
      """
      insert into task (id, type, role, status, title, priority, payload, repository, sort_key, max_attempts, reason,
                        created_by, created_at, updated_at, finished_at)
      select '0' || lpad(i::text, 11, '0'), 'analyze_repo', case when s = 'ready' then '%2$s' else r end, s,
             'Look at part ' || i || case when i %% 1000 = 0 then ' with care' else '' end, i %% 11, '{}',
             'repository-' || i %% 50, -i, 3, case when s = 'parked' then 'no progress' end, 'crowd',
             now() - (%1$d - i) * interval '1 second', now() - (%1$d - i) * interval '1 second',
             case when s <> 'ready' then now() - (%1$d - i) * interval '1 second' end
      from (select i, case when i %% 100 < 4 then 'ready' when i %% 100 < 7 then 'failed' when i %% 100 < 10 then 'parked'
                           else 'completed' end as s,
                   (array['pm','architect','builder','reviewer','tester','security','devops','bug_finder'])[1 + i %% 8] as r
            from generate_series(1, %1$d) i) one""";

  private static final String WORKFLOWS =
      """
      insert into workflow select one.*
      from (select * from workflow limit 1) w, generate_series(1, %d) i,
           jsonb_populate_record(null::workflow, to_jsonb(w) || jsonb_build_object(
             'id', '0w' || lpad(i::text, 9, '0'), 'title', 'Work ' || i, 'repository', 'repository-' || i %% 50,
             'status', case when i %% 50 = 0 then 'failed' when i %% 50 = 1 then 'parked' else 'completed' end)) one""";

  private static final String GATES =
      """
      insert into gate (id, workflow_id, step, round, kind, status, subject_hash, subject, opened_at, decided_by, decided_at)
      select '0g' || lpad(i::text, 9, '0'), '0w' || lpad((1 + i %% %1$d)::text, 9, '0'), 'step-' || i, 0,
             (array['spec_approval','merge_approval','project_proposal','publishing'])[1 + i %% 4],
             case when i <= 400 then 'open' else 'approved' end, 'f00d',
             jsonb_build_object('hash', 'f00d', 'title', 'Work ' || i, 'markdown', 'As it is.', 'facts', '[]'::jsonb),
             now() - i * interval '1 minute', case when i > 400 then 'crowd' end, case when i > 400 then now() end
      from generate_series(1, %1$d) i""";

  private static final String USAGE =
      """
      insert into usage_day
      select (now() - (%1$d - i) * interval '30 days' / %1$d)::date, '0' || lpad(i::text, 11, '0'), 'model-' || i %% 3,
             (array['pm','architect','builder','reviewer','tester','security','devops','bug_finder'])[1 + i %% 8],
             'repository-' || i %% 50, 1000, 200, 0, 0, 0.01
      from generate_series(1, %1$d) i""";

  private static final String TRAIL =
      """
      insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, details)
      select now(), 'crowd', 'human', 'task.created', 'task', '0' || lpad(i::text, 11, '0'), '{}'
      from generate_series(1, %d) i""";

  private static final String TOLD =
      """
      insert into notice (cause, kind, severity, subject, page, title, words, at)
      select 'crowd-' || i, 'task_parked', 'warning', 'task/' || i, '/tasks/' || i, 'Parked ' || i, '', now()
      from generate_series(1, %d) i on conflict do nothing""";

  @Inject Plane plane;

  /** One workflow, to be copied, is there. */
  void come(int tasks) {
    int workflows = Math.max(500, tasks / 20);
    for (String statement :
        List.of(
            TASKS.formatted(tasks, Plane.ROLE.wireName()),
            WORKFLOWS.formatted(workflows),
            GATES.formatted(workflows),
            USAGE.formatted(tasks),
            TRAIL.formatted(tasks),
            TOLD.formatted(workflows),
            "vacuum analyze")) {
      plane.sql(statement);
    }
  }

  /** What a clean plane has no place for. */
  void leave() {
    plane.sql("delete from notice where cause like 'crowd-%'");
  }
}
