package dev.autodev.control.recover;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Role;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskStatus;
import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.StreamTail;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** Orders that are in no stream any more, or that nobody takes although there is room. */
@ApplicationScoped
class LostOrders {
  private static final Logger LOG = Logger.getLogger(LostOrders.class);
  private static final int LONGEST_STREAM = 10_000;

  private static final String OLD =
      """
      select t.id, t.epoch, t.role, t.dispatched_at < $2 and
             (select coalesce(sum((w.slots ->> t.role)::int), 0) from worker w
              where w.seen_at > $3 and w.left_at is null and w.slots ? t.role)
             > (select count(*) from task b where b.role = t.role and b.status in ('in_progress', 'verifying'))
             as ignored
      from task t
      where t.status = 'dispatched' and t.dispatched_at < $1 order by t.dispatched_at limit 500""";

  @Inject Pool pool;
  @Inject Ledgers ledgers;
  @Inject StreamTail tail;
  @Inject ControlPlaneConfig config;

  record Attempt(String task, int epoch) {}

  /**
   * An order that was sent a while ago.
   *
   * @param ignored whether it waits for long although its role has room
   */
  record Old(Attempt attempt, Role role, boolean ignored) {}

  Uni<Void> recover(Instant now) {
    return pool.preparedQuery(OLD)
        .execute(
            Tuple.of(
                utc(now.minus(config.lostOrderAfter())),
                utc(now.minus(config.unclaimedAfter())),
                utc(now.minus(config.lease()))))
        .chain(
            rows -> {
              List<Old> old = new ArrayList<>();
              rows.forEach(
                  row ->
                      old.add(
                          new Old(
                              new Attempt(row.getString("id"), row.getInteger("epoch")),
                              Role.of(row.getString("role")),
                              row.getBoolean("ignored"))));
              return old.isEmpty() ? Uni.createFrom().voidItem() : check(old);
            });
  }

  private Uni<Void> check(List<Old> old) {
    Set<Attempt> present = new HashSet<>();
    List<Role> roles = old.stream().map(Old::role).distinct().toList();
    return Multi.createFrom()
        .iterable(roles)
        .onItem()
        .transformToUniAndConcatenate(
            role -> tail.range(role.taskStream(), "-", "+", LONGEST_STREAM))
        .invoke(entries -> entries.forEach(entry -> note(entry, present)))
        .collect()
        .asList()
        .chain(
            read -> {
              Map<Attempt, String> lost = lost(old, present);
              return lost.isEmpty() ? Uni.createFrom().voidItem() : again(lost);
            });
  }

  /** Which of them nobody will take, and why. */
  static Map<Attempt, String> lost(List<Old> old, Set<Attempt> present) {
    Map<Attempt, String> lost = new HashMap<>();
    for (Old order : old) {
      if (!present.contains(order.attempt())) {
        lost.put(order.attempt(), "its order was lost with Redis");
      } else if (order.ignored()) {
        lost.put(order.attempt(), "nobody took its order");
      }
    }
    return lost;
  }

  private static void note(StreamEntry entry, Set<Attempt> present) {
    try {
      TaskOrder order = Json.read(entry.body(), TaskOrder.class);
      present.add(new Attempt(order.task().value(), order.epoch()));
    } catch (InvalidModelException e) {
      LOG.debugf("stream=%s entry=%s is no order", entry.stream(), entry.id());
    }
  }

  private Uni<Void> again(Map<Attempt, String> lost) {
    Scope scope = new Scope().own();
    lost.keySet().forEach(attempt -> scope.task(attempt.task()));
    return ledgers.change(scope, ledger -> again(ledger, lost));
  }

  /** Makes ready what still stands where it was seen. */
  static void again(Ledger ledger, Map<Attempt, String> lost) {
    for (TaskRow task : List.copyOf(ledger.tasks())) {
      String why = lost.get(new Attempt(task.id(), task.epoch()));
      if (why != null && task.status() == TaskStatus.DISPATCHED) {
        task.again(why, null);
        ledger.journal().tell(task, "ready", why);
        ledger.wake();
        LOG.infof("task=%s epoch=%d %s; dispatched again", task.id(), task.epoch(), why);
      }
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
