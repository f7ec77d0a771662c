package dev.autodev.control.notify.send;

/** How messages are leased and marked. */
final class SendSql {
  /**
   * The next message of each channel that may be sent to now. Whoever moves the channel's pace on
   * is the one who sends. Parameters: now, pace, lease.
   */
  static final String LEASE =
      """
      with picked as (
        select distinct on (d.channel) d.id, d.channel from delivery d
        where (d.status = 'waiting' or d.status = 'sending' and d.lease_until <= $1) and d.not_before <= $1
          and not exists (select from channel_pace p where p.channel = d.channel and p.next_at > $1)
        order by d.channel, d.not_before, d.id),
      mine as (
        insert into channel_pace as p (channel, next_at) select channel, $1 + $2::interval from picked order by channel
        on conflict (channel) do update set next_at = excluded.next_at where p.next_at <= $1
        returning channel)
      update delivery d set status = 'sending', attempts = d.attempts + 1, lease_until = $1 + $3::interval
      from picked p join mine m on m.channel = p.channel
      where d.id = p.id and (d.status = 'waiting' or d.status = 'sending' and d.lease_until <= $1)
      returning d.id, d.channel, d.recipient, d.attempts, d.created_at""";

  /** All that follows is of whoever has the lease: parameters id and attempt. */
  private static final String MINE = " where id = $1 and attempts = $2 and status = 'sending'";

  static final String SENT =
      "update delivery set status = 'sent', sent_at = $3, lease_until = null, reason = null" + MINE;

  static final String AGAIN =
      "update delivery set status = 'waiting', not_before = $3, lease_until = null, reason = $4"
          + MINE;

  /** It was not tried at all. */
  static final String UNTRIED =
      "update delivery set status = 'waiting', not_before = $3, lease_until = null, reason = $4, attempts = attempts - 1"
          + MINE
          + " and not exists (select from delivery o where o.channel = delivery.channel and o.recipient = delivery.recipient"
          + " and o.subject = delivery.subject and o.status = 'waiting' and o.attempts = 0 and o.id <> delivery.id)";

  static final String ENDED =
      "update delivery set status = $3, lease_until = null, reason = $4" + MINE;

  static final String SLOWER =
      """
      insert into channel_pace as p (channel, next_at) values ($1, $2)
      on conflict (channel) do update set next_at = greatest(p.next_at, excluded.next_at)""";

  /**
   * What it says, most urgent first; what nobody waits for any more is left out. Parameters: id,
   * most.
   */
  static final String SAYS =
      """
      select n.id, n.kind, n.severity, n.title, n.words, n.page, n.gate_id, s.stage, g.subject_hash, count(*) over () as n
      from (select notice_id, max(abs(stage)) * case when bool_or(stage < 0) then -1 else 1 end as stage
            from delivery_notice where delivery_id = $1 group by notice_id) s
      join notice n on n.id = s.notice_id
      left join gate g on g.id = n.gate_id
      where n.settled_at is null and (s.stage = 0 or n.acknowledged_at is null)
      order by array_position(array['urgent', 'action', 'warning', 'info'], n.severity::text), n.id
      limit $2""";

  private SendSql() {}
}
