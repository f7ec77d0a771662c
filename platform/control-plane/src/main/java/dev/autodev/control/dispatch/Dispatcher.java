package dev.autodev.control.dispatch;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.ledger.Committed;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Looks whenever there is a reason to and now and then; one look at a time, none forgotten. */
@ApplicationScoped
public class Dispatcher {
  private static final Logger LOG = Logger.getLogger(Dispatcher.class);
  private static final Duration REDIS_ANSWERS = Duration.ofSeconds(5);
  private static final long REST_MILLIS = 2;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Inject ReadyQueue queue;
  @Inject StreamAppender appender;
  @Inject Clock clock;
  @Inject Vertx vertx;
  @Inject ControlPlaneConfig config;

  private final AtomicInteger asked = new AtomicInteger();
  private volatile Instant pausedUntil = Instant.EPOCH;
  private volatile boolean stopped;
  private volatile long lastLook;

  /** No further look; what is under way is finished. */
  public void stop() {
    stopped = true;
  }

  void wake(@Observes Committed committed) {
    if (committed.wakes()) {
      wake();
    }
  }

  /** Looks soon; while a look is under way, once more after it. */
  public void wake() {
    if (!stopped && asked.getAndIncrement() == 0) {
      look();
    }
  }

  /** At once after a rest; otherwise a moment later, so that one look serves many. */
  private void look() {
    long rested = (System.nanoTime() - lastLook) / 1_000_000;
    if (rested >= REST_MILLIS) {
      lookNow();
    } else {
      vertx.setTimer(REST_MILLIS - rested, timer -> lookNow());
    }
  }

  private void lookNow() {
    lastLook = System.nanoTime();
    int seen = asked.get();
    Uni.createFrom()
        .deferred(this::tick)
        .subscribe()
        .with(sent -> lookAgain(sent >= config.dispatchBatch() ? 0 : seen), e -> lookFailed(e, seen));
  }

  private void lookFailed(Throwable e, int seen) {
    if (!stopped) {
      LOG.warnf("dispatch failed (%s); the timer tries again", e);
    }
    lookAgain(seen);
  }

  private void lookAgain(int seen) {
    if (stopped || asked.addAndGet(-seen) == 0) {
      return;
    }
    look();
  }

  /** One look: who is due, who is best, send. Answers how many were sent. */
  public Uni<Integer> tick() {
    Instant now = clock.instant();
    if (now.isBefore(pausedUntil)) {
      return Uni.createFrom().item(0);
    }
    return queue.take(now).chain(orders -> send(orders, now));
  }

  private Uni<Integer> send(List<TaskOrder> orders, Instant now) {
    if (orders.isEmpty()) {
      return Uni.createFrom().item(0);
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
        .replaceWith(orders.size())
        .onFailure()
        .recoverWithUni(e -> unsent(orders, now, e));
  }

  private Uni<Integer> unsent(List<TaskOrder> orders, Instant now, Throwable e) {
    LOG.warnf("%d orders not sent (%s); ready again, sent when Redis is back", orders.size(), e);
    pausedUntil = now.plus(PAUSE);
    return queue.putBack(orders, now).replaceWith(0);
  }

  private static void log(TaskOrder order) {
    LOG.debugf(
        "task=%s role=%s epoch=%d dispatched",
        order.task(), order.role().wireName(), order.epoch());
  }
}
