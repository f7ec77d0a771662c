package dev.autodev.control.agents;

import dev.autodev.control.AgentTarget;
import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.Principal;
import dev.autodev.control.view.PauseView;
import dev.autodev.control.view.SlotsView;
import dev.autodev.model.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The rows of decisions; each is one statement with its line of the audit trail. */
@ApplicationScoped
public class AgentTable {
  /** What changes nothing is no news. */
  private static final String TOLD =
      """
      insert into audit (at, actor, actor_kind, action, subject_kind, subject_id, details)
      select $1, $2, $3, '%s', 'agents', %s, %s from changed""";

  private static final String PAUSE =
      """
      with changed as (
        insert into agent_pause (target, paused_by, reason, paused_at) values ($4, $2, $5, $1)
        on conflict (target) do nothing returning *)
      """
          + TOLD.formatted("agents.paused", "target", "jsonb_build_object('reason', $5::text)");

  private static final String RESUME =
      "with changed as (delete from agent_pause where target = $4 returning *)\n"
          + TOLD.formatted("agents.resumed", "target", "jsonb_build_object('reason', $5::text)");

  private static final String SCALE =
      """
      with changed as (
        insert into agent_slots as s (role, slots, set_by, set_at) values ($4, $5, $2, $1)
        on conflict (role) do update set slots = $5, set_by = $2, set_at = $1 where s.slots <> $5
        returning *)
      """
          + TOLD.formatted(
              "agents.scaled", "'role/' || role", "jsonb_build_object('slots', slots)");

  private static final String RESTARTED =
      "with changed as (select $4::text as target)\n"
          + TOLD.formatted("agents.restarted", "target", "jsonb_build_object('reason', $5::text)");

  private static final String PRESENT =
      """
      select w.id, w.started_at, r.key as role from worker w cross join lateral jsonb_each(w.roles) r
      where w.left_at is null and w.seen_at > $1 and ('worker/' || w.id = $2 or 'role/' || r.key = $2)
      order by w.id, r.key""";

  @Inject Pool pool;
  @Inject Clock clock;
  @Inject ControlPlaneConfig config;

  /** A live process that has a role. */
  public record Present(String worker, Instant startedAt, Role role) {}

  /** Keeps that they take nothing; no effect on those that are paused. */
  public Uni<Void> pause(AgentTarget target, String reason, Principal by) {
    return change(PAUSE, by, target.wire(), reason);
  }

  /** Keeps that they take tasks again; no effect on those that are not paused. */
  public Uni<Void> resume(AgentTarget target, String reason, Principal by) {
    return change(RESUME, by, target.wire(), reason);
  }

  /** Keeps how many tasks at once each process of a role takes. */
  public Uni<Void> scale(Role role, int slots, Principal by) {
    return change(SCALE, by, role.wireName(), slots);
  }

  /** Keeps in the audit trail that they are restarted. */
  public Uni<Void> restarted(AgentTarget target, String reason, Principal by) {
    return change(RESTARTED, by, target.wire(), reason);
  }

  private Uni<Void> change(String sql, Principal by, String what, Object how) {
    return pool.preparedQuery(sql)
        .execute(
            Tuple.of(
                utc(clock.instant()),
                by.name(),
                by.kind().name().toLowerCase(Locale.ROOT),
                what,
                how))
        .replaceWithVoid();
  }

  /** Whether that process was ever seen. */
  public Uni<Boolean> knows(String worker) {
    return pool.preparedQuery("select exists (select from worker where id = $1) as known")
        .execute(Tuple.of(worker))
        .map(rows -> rows.iterator().next().getBoolean("known"));
  }

  /** The live processes of a target, once for each of their roles that is meant. */
  public Uni<List<Present>> present(AgentTarget target) {
    return pool.preparedQuery(PRESENT)
        .execute(Tuple.of(utc(clock.instant().minus(config.lease())), target.wire()))
        .map(
            rows ->
                all(
                    rows,
                    row ->
                        new Present(
                            row.getString("id"),
                            row.getOffsetDateTime("started_at").toInstant(),
                            Role.of(row.getString("role")))));
  }

  /** Who is paused, oldest first. */
  public Uni<List<PauseView>> pauses() {
    return pool.query("select * from agent_pause order by paused_at, target")
        .execute()
        .map(
            rows ->
                all(
                    rows,
                    row ->
                        new PauseView(
                            row.getString("target"),
                            row.getString("paused_by"),
                            row.getString("reason"),
                            row.getOffsetDateTime("paused_at").toInstant())));
  }

  /** Which roles were scaled, by name. */
  public Uni<List<SlotsView>> slots() {
    return pool.query("select * from agent_slots order by role")
        .execute()
        .map(
            rows ->
                all(
                    rows,
                    row ->
                        new SlotsView(
                            row.getString("role"),
                            row.getInteger("slots"),
                            row.getString("set_by"),
                            row.getOffsetDateTime("set_at").toInstant())));
  }

  private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
    List<T> all = new ArrayList<>();
    rows.forEach(row -> all.add(read.apply(row)));
    return List.copyOf(all);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
