package dev.autodev.control.dispatch;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.ledger.Departures;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Orders;
import dev.autodev.control.ledger.Room;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.look.Outage;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Sends the best of the ready queue, as much as fits. */
@ApplicationScoped
public class Dispatcher implements Departures {
  private static final Logger LOG = Logger.getLogger(Dispatcher.class);
  private static final Duration REDIS_ANSWERS = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Inject ReadyQueue queue;
  @Inject StreamAppender appender;
  @Inject Ledgers ledgers;
  @Inject ControlPlaneConfig config;

  private final Outage outage = new Outage(LOG, "dispatching", "the timer tries again");
  private final AtomicBoolean asked = new AtomicBoolean();
  private volatile Instant pausedUntil = Instant.EPOCH;
  private volatile boolean stopped;

  /** No further look; what is under way is finished. */
  public void stop() {
    stopped = true;
  }

  /** Looks soon, once for all who ask meanwhile: somebody's time may have come. */
  @Override
  public void wake() {
    if (!stopped && asked.compareAndSet(false, true)) {
      tick().subscribe().with(sent -> outage.worked(), this::lookFailed);
    }
  }

  private void lookFailed(Throwable e) {
    asked.set(false);
    if (!stopped) {
      outage.failed(e);
    }
  }

  /** One look; answers how many were sent, once they are. */
  public Uni<Integer> tick() {
    return ledgers
        .run(
            new Scope().own().untilSent(),
            ledger -> {
              asked.set(false);
              ledger.wake();
              return ledger;
            })
        .map(Ledger::departed);
  }

  @Override
  public Uni<Room> look(SqlConnection connection, Instant now) {
    return stopped || now.isBefore(pausedUntil)
        ? Uni.createFrom().item(Room.NONE)
        : queue.look(connection, now);
  }

  @Override
  public Uni<List<Orders.Left>> take(SqlConnection connection, Room room, Instant now) {
    return queue.take(connection, room, now);
  }

  @Override
  public Uni<Void> unreadable(List<String> tasks) {
    return queue
        .park(tasks)
        .onFailure()
        .invoke(
            e -> LOG.warnf("%s not parked (%s); found and tried again by the reconciler", tasks, e))
        .onFailure()
        .recoverWithNull();
  }

  @Override
  public Uni<Void> send(List<TaskOrder> orders, Instant now) {
    if (orders.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    if (orders.size() >= config.dispatchBatch()) {
      wake(); // there may be more
    }
    return appender
        .append(
            orders.stream()
                .map(order -> Outgoing.of(order.role().taskStream(), Json.write(order)))
                .toList())
        .ifNoItem()
        .after(REDIS_ANSWERS)
        .fail()
        .invoke(ids -> orders.forEach(Dispatcher::log))
        .replaceWithVoid()
        .onFailure()
        .recoverWithUni(e -> unsent(orders, now, e));
  }

  private Uni<Void> unsent(List<TaskOrder> orders, Instant now, Throwable e) {
    LOG.warnf("%d orders not sent (%s); ready again, sent when Redis is back", orders.size(), e);
    pausedUntil = now.plus(PAUSE);
    return queue
        .putBack(orders, now)
        .replaceWithVoid()
        .onFailure()
        .invoke(lost -> LOG.warnf("not put back (%s); the reconciler finds them", lost))
        .onFailure()
        .recoverWithNull();
  }

  private static void log(TaskOrder order) {
    LOG.debugf(
        "task=%s role=%s epoch=%d dispatched",
        order.task(), order.role().wireName(), order.epoch());
  }
}
