package dev.autodev.control;

import dev.autodev.control.view.FiguresView;
import dev.autodev.model.Role;
import dev.autodev.model.Streams;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the swarm has to do and what waits for people, in numbers, whatever its size. */
@ApplicationScoped
public class Figures {
  private static final Duration REDIS_ANSWERS = Duration.ofSeconds(2);

  private static final String WORK =
      """
      with halted as materialized (
        select coalesce(array_agg(substr(scope, 12)), '{}') as repositories
        from halt where released_at is null and scope like 'repository/%')
      select r.role, w.n as pending, w.oldest,
             (select count(*) from task b where b.role = r.role and b.status in ('dispatched', 'in_progress', 'verifying')) as busy
      from unnest($2::text[]) as r(role) cross join halted h cross join lateral (
        select count(*) as n, min(created_at) as oldest from (
          select t.created_at from task t
          where t.status = 'ready' and t.role = r.role and (t.not_before is null or t.not_before <= $1)
            and (t.repository is null or t.repository <> all (h.repositories))
            and not exists (select from halt s where s.released_at is null and s.scope in ('all', 'role/' || r.role))
            and not exists (select from agent_pause p where p.target = 'role/' || r.role)
            and not exists (select from agent_slots z where z.role = r.role and z.slots = 0)
          order by t.sort_key desc, t.id limit 1000) waiting) w""";

  private static final String PEOPLE =
      """
      select (select count(*) from (select from task where status = 'parked' limit 10000) p) as parked,
             (select min(opened_at) from gate where status = 'open') as approval,
             (select count(distinct budget) from budget_wait) as budgets""";

  @Inject Pool pool;
  @Inject Redis redis;
  @Inject Clock clock;

  /** As they are now. */
  public Uni<FiguresView> now() {
    Instant now = clock.instant();
    String[] roles = Arrays.stream(Role.values()).map(Role::wireName).toArray(String[]::new);
    return Uni.combine()
        .all()
        .unis(
            pool.preparedQuery(WORK).execute(Tuple.of(now.atOffset(ZoneOffset.UTC), roles)),
            pool.query(PEOPLE).execute(),
            deadLetters())
        .with((work, people, dead) -> view(now, work, people.iterator().next(), dead));
  }

  private Uni<OptionalLong> deadLetters() {
    return redis
        .send(Request.cmd(Command.XLEN).arg(Streams.DEAD))
        .ifNoItem()
        .after(REDIS_ANSWERS)
        .fail()
        .map(answer -> OptionalLong.of(answer.toLong()))
        .onFailure()
        .recoverWithItem(OptionalLong.empty());
  }

  private static FiguresView view(Instant now, RowSet<Row> work, Row people, OptionalLong dead) {
    TreeMap<String, FiguresView.Work> roles = new TreeMap<>();
    Duration oldest = Duration.ZERO;
    for (Row row : work) {
      roles.put(
          row.getString("role"), new FiguresView.Work(row.getLong("pending"), row.getLong("busy")));
      Duration age = age(now, row.getOffsetDateTime("oldest"));
      oldest = age.compareTo(oldest) > 0 ? age : oldest;
    }
    return new FiguresView(
        roles,
        people.getLong("parked"),
        oldest,
        age(now, people.getOffsetDateTime("approval")),
        people.getLong("budgets"),
        dead);
  }

  private static Duration age(Instant now, @Nullable OffsetDateTime since) {
    Duration age = since == null ? Duration.ZERO : Duration.between(since.toInstant(), now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
