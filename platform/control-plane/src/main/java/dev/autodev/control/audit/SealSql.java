package dev.autodev.control.audit;

/** How seals are made and looked at; the database computes both, in the same words. */
final class SealSql {
  /**
   * Lines get their numbers before they are committed, so a later number may be seen first. For the
   * moment in which this lock is held none is on its way; writers wait as long.
   */
  static final String NOBODY_WRITES =
      "set local lock_timeout = '20ms'; lock table audit in share mode";

  static final String LAST_LINE = "select coalesce(max(id), 0) as id from audit";

  /** JSON keeps fields apart, whatever is in them. */
  private static final String LINES =
      """
      select count(*) as n, coalesce(max(a.id), 0) as last_id,
             encode(sha256(convert_to(coalesce(string_agg(
               jsonb_build_array(a.id, extract(epoch from a.at), a.actor, a.actor_kind, a.action, a.subject_kind,
                                 a.subject_id, a.workflow_id, a.details)::text, E'\\n' order by a.id), ''),
               'UTF8')), 'hex') as digest
      from audit a where a.id > %s and a.id <= %s""";

  private static final String HASH =
      """
      encode(sha256(convert_to(
        jsonb_build_array(%s, %s, %s, %s, extract(epoch from %s::timestamptz), %s)::text, 'UTF8')), 'hex')""";

  /** Parameters: the last line to be covered, and when. Nothing is done where nothing is new. */
  static final String SEAL =
      """
      insert into audit_seal (position, last_id, lines, hash, at)
      select b.position + 1, n.last_id, n.n, %s, $2
      from (select position, last_id, hash from audit_seal
            union all select 0, 0, '' order by position desc limit 1) b
      cross join lateral (%s) n
      where n.n > 0
      on conflict (position) do nothing
      returning position, lines, hash"""
          .formatted(
              HASH.formatted("b.hash", "b.position + 1", "n.last_id", "n.n", "$2", "n.digest"),
              LINES.formatted("b.last_id", "$1::bigint"));

  /** The first seal that its lines, or the seal before it, do not lead to. */
  static final String BROKEN =
      """
      select c.position, c.at, c.after_id, c.last_id
      from (select s.*, lag(s.position, 1, 0::bigint) over w as before_position,
                   lag(s.last_id, 1, 0::bigint) over w as after_id, lag(s.hash, 1, '') over w as before_hash
            from audit_seal s window w as (order by s.position)) c
      cross join lateral (%s) n
      where c.position <> c.before_position + 1 or c.lines <> n.n or c.last_id <> n.last_id or c.hash <> %s
      order by c.position limit 1"""
          .formatted(
              LINES.formatted("c.after_id", "c.last_id"),
              HASH.formatted(
                  "c.before_hash", "c.position", "c.last_id", "c.lines", "c.at", "n.digest"));

  static final String STANDING =
      """
      select (select count(*) from audit) as lines,
             (select count(*) from audit where id > coalesce((select max(last_id) from audit_seal), 0)) as unsealed,
             (select count(*) from audit_seal) as seals,
             (select hash from audit_seal order by position desc limit 1) as head,
             exists (select from audit_seal where hash = $1) as known""";

  private SealSql() {}
}
