package dev.autodev.control.notify.plan;

/**
 * A gate that has waited for the time between two looks gets its notice then: nobody is told of
 * what is decided at once, nor does who decides it wait for that to be written. One statement locks
 * what is due, puts each line into a message for each target, and notes that it did: two that plan
 * at once share the work, and nothing is said twice.
 */
final class PlanSql {
  /** A recipient who has so many messages to come gets the rest in one. */
  private static final int APART = 20;

  /**
   * What follows on a message counts from when that may go out: who is left alone for the night is
   * not overdue in the morning.
   */
  private static final String HEARD =
      "greatest($1, (select min(w.not_before) from wanted w where w.notice_id = d.id))";

  /** Parameters: now, most, targets as four arrays; then those of the note. */
  private static final String PLAN =
      """
      with due as (%1$s limit $2 for update skip locked),
      target as (
        select * from unnest($3::text[], $4::text[], $5::text[], $6::timestamptz[])
          as t (severity, channel, recipient, not_before)),
      wanted as (
        select d.id as notice_id, d.stage, t.channel, t.recipient, t.not_before,
               case when (select count(*) from delivery w where w.channel = t.channel and w.recipient = t.recipient and w.status = 'waiting')
                         + dense_rank() over (partition by t.channel, t.recipient order by d.subject) > %3$d
                    then '*' else d.subject end as subject
        from due d join target t on t.severity = d.severity),
      message as (
        insert into delivery (id, channel, recipient, subject, status, not_before, created_at)
        select 'msg_' || replace(gen_random_uuid()::text, '-', ''), channel, recipient, subject, 'waiting', min(not_before), $1
        from wanted group by channel, recipient, subject
        on conflict (channel, recipient, subject) where status = 'waiting' and attempts = 0
        do update set not_before = least(delivery.not_before, excluded.not_before)
        returning id, channel, recipient, subject),
      said as (
        insert into delivery_notice (delivery_id, notice_id, channel, recipient, stage)
        select m.id, w.notice_id, w.channel, w.recipient, w.stage
        from wanted w join message m on m.channel = w.channel and m.recipient = w.recipient and m.subject = w.subject
        on conflict do nothing),
      noted as (%2$s from due d where n.id = d.id)
      select count(*) as n from due""";

  /**
   * Gates that wait since then and that people have not been told of yet. Parameters: most, then.
   */
  static final String GATES =
      """
      with new as (
        select id from gate where status = 'open' and not noticed and opened_at <= $2
        order by id limit $1 for update skip locked),
      seen as (
        update gate g set noticed = true from new where g.id = new.id
        returning g.*)
      insert into notice (cause, kind, severity, subject, page, title, words, gate_id, at)
      select 'gate/' || id, 'gate', 'action', workflow_id, '/approvals/' || id,
             replace(kind, '_', ' ') || ': ' || coalesce(subject ->> 'title', step), 'bound to ' || subject_hash, id, opened_at
      from seen order by id
      on conflict (cause) do nothing""";

  /** What waits for a budget is told by the gate of that. Further: remind and escalate after. */
  static final String FIRST =
      PLAN.formatted(
          """
          select id, 0 as stage, subject,
                 case when kind = 'task_parked' and exists (select from budget_wait b where b.task_id = substr(page, 8))
                      then '' else severity end as severity
          from notice where planned_at is null order by id""",
          """
          update notice n set planned_at = $1,
            remind_at = case when n.severity in ('urgent', 'action') and n.settled_at is null and n.acknowledged_at is null and d.severity <> '' then %1$s + $7::interval end,
            escalate_at = case when n.severity in ('urgent', 'action') and n.settled_at is null and n.acknowledged_at is null and d.severity <> '' then %1$s + $8::interval end"""
              .formatted(HEARD),
          APART);

  /** Further: remind after. */
  static final String REMIND =
      PLAN.formatted(
          "select id, reminders + 1 as stage, subject, severity from notice where remind_at <= $1"
              + " order by remind_at",
          "update notice n set reminders = n.reminders + 1, remind_at = "
              + HEARD
              + " + $7::interval",
          APART);

  /** It is said to others, as often as they are reminded: once. */
  static final String ESCALATE =
      PLAN.formatted(
          "select id, -1 as stage, subject, severity from notice where escalate_at <= $1 order by"
              + " escalate_at",
          "update notice n set escalated_at = $1, escalate_at = null",
          APART);

  /** Parameters: cause, kind, severity, subject, page, title, words, at. */
  static final String OBSERVED =
      """
      insert into notice (cause, kind, severity, subject, page, title, words, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (cause) do nothing""";

  /** A refusal is over that is none of these any more. */
  static final String RESUMED =
      """
      update notice set settled_at = $1, remind_at = null, escalate_at = null
      where kind = 'provider_refused' and settled_at is null and acknowledged_at is null and cause <> all ($2::text[])""";

  /**
   * What nobody has to do anything about any more, so much at a time; what waits for somebody
   * stays. A release and a test are said and done. Parameters: before, most.
   */
  static final String FORGET =
      """
      with old as (
        delete from notice where id in (
          select id from notice where at < $1 and planned_at is not null
            and (settled_at is not null or acknowledged_at is not null or severity in ('warning', 'info') or kind in ('released', 'test'))
          order by at limit $2)
        returning id),
      said as (
        delete from delivery where id in (
          select id from delivery where created_at < $1 and status in ('sent', 'dead', 'dropped')
          order by created_at limit $2)
        returning id)
      select (select count(*) from old) + (select count(*) from said) as n""";

  private PlanSql() {}
}
