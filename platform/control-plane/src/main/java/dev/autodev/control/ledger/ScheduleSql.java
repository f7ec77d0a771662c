package dev.autodev.control.ledger;

import static dev.autodev.control.ledger.Column.json;
import static dev.autodev.control.ledger.Column.text;
import static dev.autodev.control.ledger.Column.time;

import dev.autodev.control.ledger.ScheduleJournal.Occurrence;

/** The statements about schedules. */
public final class ScheduleSql {
  /**
   * The newest run of the schedule {@code s} that somebody works on, or will without a person; the
   * latest twenty are enough, for only runs by hand are beside each other unless that is wanted.
   */
  public static final String AT_WORK =
      """
      select coalesce(f.task_id, f.workflow_id) as work
      from (select task_id, workflow_id from occurrence where schedule_id = s.id and status = 'filed'
            order by due_at desc limit 20) f
      left join lateral (select status from task where id = f.task_id offset 0) t on true
      left join lateral (select status from workflow where id = f.workflow_id offset 0) w on true
      where t.status in ('pending', 'ready', 'dispatched', 'in_progress', 'verifying', 'interrupted')
         or w.status = 'running'
      limit 1""";

  private static final String ASKED =
      """
      select unnest($1::text[]) as id
      union select n.id from unnest($2::text[]) e(name)
            cross join lateral (select id from schedule where name = e.name and status <> 'deleted' offset 0) n""";

  static final String LOCK =
      """
      select s.id, s.status, s.body::text as body, s.start_at, s.seen_at, s.next_at, s.created_by
      from (select id from (%s) every order by id) asked
      cross join lateral (select * from schedule where id = asked.id offset 0 for update) s"""
          .formatted(ASKED);

  /** Those that are ahead of what was looked at, those that wait, and what is at work. */
  static final String OCCURRENCES =
      """
      select s.id, o.due_at, o.status, w.work
      from (%s) asked
      cross join lateral (select id, seen_at from schedule where id = asked.id offset 0) s
      left join lateral (%s) w on true
      left join lateral (
        select due_at, status from occurrence
        where schedule_id = s.id and due_at >= least(s.seen_at, $3::timestamptz)
        union select due_at, status from occurrence where schedule_id = s.id and status = 'waiting') o on true"""
          .formatted(ASKED, AT_WORK);

  static final RowsStatement<ScheduleRow> MADE =
      RowsStatement.of(
          """
          insert into schedule (id, name, status, body, tags, start_at, seen_at, next_at, created_by, created_at)
          select x.id, x.name, x.status, x.body::jsonb,
                 array(select jsonb_array_elements_text(x.body::jsonb -> 'tags')),
                 x.start_at, x.seen_at, x.next_at, x.created_by, x.start_at
          from {rows}""",
          text("id", ScheduleRow::id),
          text("name", row -> row.body().name()),
          text("status", row -> row.status().wireName()),
          json("body", ScheduleRow::body),
          time("start_at", ScheduleRow::start),
          time("seen_at", ScheduleRow::seen),
          time("next_at", ScheduleRow::next),
          text("created_by", ScheduleRow::createdBy));

  static final RowsStatement<ScheduleRow> CHANGED =
      RowsStatement.of(
          """
          update schedule s set status = x.status, body = x.body::jsonb,
                 tags = array(select jsonb_array_elements_text(x.body::jsonb -> 'tags')),
                 start_at = x.start_at, seen_at = x.seen_at, next_at = x.next_at, created_by = x.created_by
          from {rows}
          where s.id = x.id""",
          text("id", ScheduleRow::id),
          text("status", row -> row.status().wireName()),
          json("body", ScheduleRow::body),
          time("start_at", ScheduleRow::start),
          time("seen_at", ScheduleRow::seen),
          time("next_at", ScheduleRow::next),
          text("created_by", ScheduleRow::createdBy));

  /** Counts a time that is decided for good as none: then somebody else was quicker. */
  static final RowsStatement<Occurrence> DECIDED =
      RowsStatement.of(
          """
          insert into occurrence (schedule_id, due_at, status, by_hand, task_id, workflow_id, reason, decided_at)
          select x.schedule_id, x.due_at, x.status, x.by_hand = 1, x.task_id, x.workflow_id, x.reason, x.decided_at
          from {rows}
          on conflict (schedule_id, due_at) do update
          set status = excluded.status, task_id = excluded.task_id, workflow_id = excluded.workflow_id,
              reason = excluded.reason, decided_at = excluded.decided_at
          where occurrence.status in ('waiting', 'missed')""",
          text("schedule_id", Occurrence::schedule),
          time("due_at", Occurrence::due),
          text("status", row -> row.outcome().status().wireName()),
          Column.integer("by_hand", row -> row.outcome().byHand() ? 1 : 0),
          text("task_id", row -> row.outcome().task()),
          text("workflow_id", row -> row.outcome().workflow()),
          text("reason", row -> row.outcome().reason()),
          time("decided_at", Occurrence::at));

  private ScheduleSql() {}
}
