package dev.autodev.control.notify.link;

import dev.autodev.control.Access;
import dev.autodev.control.Principal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/** The rows of links. */
@ApplicationScoped
class LinkTable {
  /** With who asked for the work, where the repository wants the approval of another person. */
  private static final String COLUMNS =
      """
      l.id, l.notice_id, l.person, l.gate_id, l.hash, l.expires_at, l.used_at,
      (select w.created_by from gate g join workflow w on w.id = g.workflow_id
       where g.id = l.gate_id and (w.state -> 'repository' -> 'approvals' ->> 'byOthers')::boolean) as asker""";

  /** Written once more for the same message, it is the same link. Nobody unknown gets one. */
  private static final String WRITE =
      """
      insert into notice_link as l (id, delivery_id, notice_id, person, gate_id, hash, expires_at)
      select replace(gen_random_uuid()::text, '-', ''), $1, $2, p.name, $4, $5, $6
      from person p where p.name = $3 and p.disabled_at is null and p.access = any ($7::text[])
      on conflict (delivery_id, notice_id) do update set id = l.id
      returning %s"""
          .formatted(COLUMNS);

  private static final String FIND =
      "select %s from notice_link l where l.id = $1".formatted(COLUMNS);

  private static final String MAY =
      "select access from person where name = $1 and disabled_at is null";

  private static final String USE =
      """
      with used as (update notice_link set used_at = $2 where id = $1 and used_at is null and expires_at > $2 returning *),
      told as (
        insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, details)
        select $2, person, 'human', 'link.used', 'gate', gate_id, jsonb_build_object('by', 'link', 'message', delivery_id, 'hash', hash)
        from used)
      select count(*) as n from used""";

  private static final String GIVE_BACK =
      "update notice_link set used_at = null where id = $1 and used_at = $2";

  @Inject Pool pool;

  /**
   * A link as it is kept.
   *
   * @param gate and {@code hash}: what it decides; empty: it only acknowledges
   * @param asker who asked for the work and may therefore not approve it; empty: anybody may
   */
  record Kept(
      String id,
      long notice,
      String person,
      Optional<String> gate,
      Optional<String> hash,
      Instant expires,
      boolean used,
      Optional<String> asker) {
    /** Whether the gate would take an approval of this person. */
    boolean mayApprove() {
      return asker.filter(Principal.human(person)::isBehind).isEmpty();
    }

    /** All that a signature covers. */
    String signed() {
      return String.join(
          "|",
          id,
          Long.toString(notice),
          person,
          gate.orElse(""),
          hash.orElse(""),
          Long.toString(expires.toEpochMilli()));
    }
  }

  Uni<Optional<Kept>> write(String delivery, long notice, OneTimeLinks.For whom, Instant expires) {
    // What decides is for who may decide; what acknowledges, for everybody who may look.
    Access needed = whom.gate().isPresent() ? Access.APPROVER : Access.VIEWER;
    return pool.preparedQuery(WRITE)
        .execute(
            Tuple.tuple()
                .addString(delivery)
                .addLong(notice)
                .addString(whom.person())
                .addString(whom.gate().map(gate -> gate.id()).orElse(null))
                .addString(whom.gate().map(gate -> gate.hash()).orElse(null))
                .addOffsetDateTime(expires.atOffset(ZoneOffset.UTC))
                .addArrayOfString(
                    Arrays.stream(Access.values())
                        .filter(access -> access.includes(needed))
                        .map(Access::wireName)
                        .toArray(String[]::new)))
        .map(LinkTable::first);
  }

  Uni<Optional<Kept>> find(String id) {
    return pool.preparedQuery(FIND).execute(Tuple.of(id)).map(LinkTable::first);
  }

  /** What the person may do now; empty: nothing any more. */
  Uni<Optional<Access>> may(String person) {
    return pool.preparedQuery(MAY)
        .execute(Tuple.of(person))
        .map(
            rows ->
                rows.rowCount() == 0
                    ? Optional.empty()
                    : Optional.of(Access.of(rows.iterator().next().getString("access"))));
  }

  /** Whether this is the one use of it. */
  Uni<Boolean> use(String id, Instant now) {
    return pool.preparedQuery(USE)
        .execute(Tuple.of(id, now.atOffset(ZoneOffset.UTC)))
        .map(rows -> rows.iterator().next().getLong("n") == 1);
  }

  /** It decided nothing. */
  Uni<Void> giveBack(String id, Instant used) {
    return pool.preparedQuery(GIVE_BACK)
        .execute(Tuple.of(id, used.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  private static Optional<Kept> first(Iterable<Row> rows) {
    for (Row row : rows) {
      return Optional.of(
          new Kept(
              row.getString("id"),
              row.getLong("notice_id"),
              row.getString("person"),
              Optional.ofNullable(row.getString("gate_id")),
              Optional.ofNullable(row.getString("hash")),
              row.getOffsetDateTime("expires_at").toInstant(),
              row.getOffsetDateTime("used_at") != null,
              Optional.ofNullable(row.getString("asker"))));
    }
    return Optional.empty();
  }
}
