package dev.autodev.agent.attempt;

import dev.autodev.agent.report.Worker;
import dev.autodev.streams.RedisRun;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.RedisConnection;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Holds a subscription that ends with this process, however it ends: the kernel closes its
 * connection, Redis drops the subscription, and the control plane sees that nobody is there long
 * before the lease is over. A slow or frozen process keeps its connection; that is what the lease
 * is for.
 */
@Singleton
class Attendance {
  private static final Logger LOG = Logger.getLogger(Attendance.class);

  /** Before the channels open: who takes orders is known to be there. */
  private static final int FIRST = 200;

  private static final Duration EVERY = Duration.ofMillis(250);
  private static final Duration ANSWERS = Duration.ofSeconds(2);

  /** In looks, likewise below. */
  private static final int ASK_EVERY = 4;

  private static final int SIGN_EVERY = 60;

  /** As long as a control plane remembers a worker that is not seen. */
  private static final int SIGNED_SECONDS = 600;

  private final Redis redis;
  private final Worker worker;
  private final Heartbeat heartbeat;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("attendance").daemon().unstarted(work));
  private volatile @Nullable RedisConnection connection;
  private String run = "";
  private int looks;

  @Inject
  Attendance(Redis redis, Worker worker, Heartbeat heartbeat) {
    this.redis = redis;
    this.worker = worker;
    this.heartbeat = heartbeat;
  }

  void start(@Observes @Priority(FIRST) StartupEvent started) {
    look(); // for a moment only, should Redis be away
    timer.scheduleWithFixedDelay(
        this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    RedisConnection open = connection;
    try {
      if (open == null) {
        subscribe();
      } else if (looks % ASK_EVERY == 0) {
        // Redis may have given us up while the network was away.
        ask(open, Request.cmd(Command.PING));
      }
      if (looks % SIGN_EVERY == 0) {
        sign();
      }
      looks++;
    } catch (RuntimeException e) {
      LOG.debugf("worker=%s is not subscribed: %s; again within %s", worker.id(), e, EVERY);
      if (open != null) {
        ended(open);
      }
    }
  }

  private void subscribe() {
    RedisConnection open = redis.connect().await().atMost(ANSWERS);
    open.handler(ignored -> {});
    open.exceptionHandler(e -> LOG.debugf("worker=%s attendance: %s", worker.id(), e));
    open.endHandler(() -> again(open));
    connection = open;
    run = RedisRun.of(ask(open, Request.cmd(Command.INFO).arg("server")).toString()).id();
    ask(open, Request.cmd(Command.SUBSCRIBE).arg(worker.id().presenceChannel()));
    ask(open, Request.cmd(Command.PING));
    looks = 0;
    heartbeat.now();
  }

  /** So that also a control plane that never saw us knows that we are to be missed, and where. */
  private void sign() {
    String key = worker.id().presenceChannel();
    redis
        .send(Request.cmd(Command.SET).arg(key).arg(run).arg("EX").arg(SIGNED_SECONDS))
        .await()
        .atMost(ANSWERS);
  }

  private static Response ask(RedisConnection open, Request request) {
    return open.send(request).await().atMost(ANSWERS);
  }

  /** At once: who is missed for a second is taken for dead. */
  private void again(RedisConnection open) {
    try {
      timer.execute(
          () -> {
            if (connection == open) {
              ended(open);
              look();
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("the process ends");
    }
  }

  private void ended(RedisConnection open) {
    connection = null;
    open.close().subscribe().with(done -> {}, e -> LOG.debugf("closed already: %s", e));
  }

  @PreDestroy
  void close() {
    timer.shutdown(); // a question that is interrupted would be answered to nobody
  }
}
