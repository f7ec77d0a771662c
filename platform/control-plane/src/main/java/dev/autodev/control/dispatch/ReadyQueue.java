package dev.autodev.control.dispatch;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.ledger.Orders;
import dev.autodev.control.ledger.Room;
import dev.autodev.model.task.TaskOrder;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Looks what fits, and takes it from the queue in one statement. */
@ApplicationScoped
class ReadyQueue {
  /**
   * Each half is a range of one index; their "or" would be a walk through all that wait. Their
   * order leaves the planner no other index, whatever it believes of a table that was small lately.
   */
  private static final String TIME_HAS_COME =
      """
      update task set status = 'ready', updated_at = $1
      where id in (
        select id from (select id from task where status = 'pending' and not_before <= $1
                        order by not_before for update skip locked) due
        union all
        select id from (select id from task where status = 'pending' and not_before is null
                        order by not_before for update skip locked) timeless)""";

  /**
   * Two control planes that look at the same time would both see the same room and fill it twice. A
   * statement of its own, so that the next one sees what the other look committed.
   */
  private static final String ONE_LOOK_AT_A_TIME = "select pg_advisory_xact_lock(4031985)";

  /**
   * Room is slots of live workers, less what is under way, plus the prefetch. A paused worker has
   * no slots, nor has a role that is scaled to nothing, and what it goes on with takes nobody
   * else's. Whether somebody waits is asked in the order of the one index that answers at once.
   */
  private static final String ROOM =
      """
      with slots as materialized (
        select s.key as role, sum(s.value::int) as n
        from worker w cross join lateral jsonb_each_text(w.slots) s
        where w.seen_at > $2 and w.left_at is null
          and not exists (select from halt h where h.released_at is null and h.scope in ('all', 'role/' || s.key))
          and not exists (select from agent_pause p where p.target in ('role/' || s.key, 'worker/' || w.id))
          and not exists (select from agent_slots z where z.role = s.key and z.slots = 0)
        group by s.key having sum(s.value::int) > 0),
      halted as materialized (
        select coalesce(array_agg(substr(scope, 12)), '{}') as repositories
        from halt where released_at is null and scope like 'repository/%'),
      busy as materialized (
        select role, count(*) as n from task where status in ('dispatched', 'in_progress', 'verifying')
        group by role),
      aside as materialized (
        select t.role, count(*) as n from agent_pause p
        cross join lateral (select role from task
          where worker = substr(p.target, 8) and status in ('in_progress', 'verifying') offset 0) t
        where p.target like 'worker/%' group by t.role)
      select s.role, least($4::bigint, greatest(0, s.n + $3::bigint - coalesce(b.n, 0) + coalesce(a.n, 0)))::int as free,
             (select true from task t
              where t.status = 'ready' and t.role = s.role and (t.not_before is null or t.not_before <= $1)
                and (t.repository is null or t.repository <> all (h.repositories))
              order by t.sort_key desc, t.id limit 1) as queued,
             h.repositories as halted
      from slots s cross join halted h left join busy b using (role) left join aside a using (role)""";

  private static final String TAKE =
      """
      with best as (
        select p.id from unnest($2::text[], $3::int[]) r(role, n) cross join lateral (
          select t.id from task t
          where t.status = 'ready' and t.role = r.role and (t.not_before is null or t.not_before <= $1)
            and (t.repository is null or t.repository <> all ($4::text[]))
          order by t.sort_key desc, t.id limit r.n for update skip locked) p)
      update task t
      set status = 'dispatched', epoch = t.epoch + 1, last_seq = 0, worker = null, lease_until = null,
          dispatched_at = $1, updated_at = $1
      where t.id = any (array(select id from best))
      returning t.payload::text as payload, %s"""
          .formatted(Orders.COLUMNS);

  private static final String UNSENT =
      """
      update task t set status = 'ready', updated_at = $2
      from unnest($1::text[], $3::int[]) as x(id, epoch)
      where t.id = x.id and t.epoch = x.epoch and t.status = 'dispatched'""";

  private static final String UNREADABLE =
      """
      update task set status = 'parked', reason = 'its payload cannot be read'
      where id = any ($1::text[]) and status = 'dispatched'""";

  @Inject Pool pool;
  @Inject ControlPlaneConfig config;

  /** What may leave now; nobody else looks until this transaction is over. */
  Uni<Room> look(SqlConnection connection, Instant now) {
    Tuple room =
        Tuple.of(
            utc(now),
            utc(now.minus(config.lease())),
            (long) config.prefetch(),
            (long) config.dispatchBatch());
    return Uni.join()
        .all(
            connection.preparedQuery(TIME_HAS_COME).execute(Tuple.of(utc(now))),
            connection.query(ONE_LOOK_AT_A_TIME).execute(),
            connection.preparedQuery(ROOM).execute(room))
        .andFailFast()
        .map(answers -> room(answers.getLast()));
  }

  private static Room room(RowSet<Row> rows) {
    Map<String, Integer> free = new HashMap<>();
    Set<String> queued = new HashSet<>();
    Set<String> halted = new HashSet<>();
    for (Row row : rows) {
      free.put(row.getString("role"), row.getInteger("free"));
      if (row.getBoolean("queued") != null) {
        queued.add(row.getString("role"));
      }
      halted.addAll(Set.of(row.getArrayOfStrings("halted")));
    }
    return new Room(free, queued, halted);
  }

  /** The best of those that wait and fit, at a new epoch each, best first. */
  Uni<List<Orders.Left>> take(SqlConnection connection, Room room, Instant now) {
    String[] roles =
        room.queued().stream()
            .filter(role -> room.free().getOrDefault(role, 0) > 0)
            .sorted()
            .toArray(String[]::new);
    if (roles.length == 0) {
      return Uni.createFrom().item(List.of());
    }
    Integer[] places = Arrays.stream(roles).map(room.free()::get).toArray(Integer[]::new);
    return connection
        .preparedQuery(TAKE)
        .execute(Tuple.of(utc(now), roles, places, room.halted().toArray(String[]::new)))
        .map(ReadyQueue::bestFirst);
  }

  /** A row that nobody can read any more must not stop the others. */
  Uni<Void> park(List<String> unreadable) {
    return unreadable.isEmpty()
        ? Uni.createFrom().voidItem()
        : pool.preparedQuery(UNREADABLE)
            .execute(Tuple.of(unreadable.toArray(String[]::new)))
            .replaceWithVoid();
  }

  /** Puts back what could not be sent; the epoch stays spent. */
  Uni<Integer> putBack(List<TaskOrder> orders, Instant now) {
    String[] ids = orders.stream().map(order -> order.task().value()).toArray(String[]::new);
    Integer[] epochs = orders.stream().map(TaskOrder::epoch).toArray(Integer[]::new);
    return pool.preparedQuery(UNSENT)
        .execute(Tuple.of(ids, utc(now), epochs))
        .map(RowSet::rowCount);
  }

  private static List<Orders.Left> bestFirst(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .sorted(Comparator.comparingDouble((Row row) -> -row.getDouble("sort_key")))
        .map(Orders.Left::withPayload)
        .toList();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
