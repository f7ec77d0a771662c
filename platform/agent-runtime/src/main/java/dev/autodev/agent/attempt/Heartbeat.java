package dev.autodev.agent.attempt;

import dev.autodev.agent.AgentConfig;
import dev.autodev.agent.report.Worker;
import dev.autodev.model.Streams;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.json.Json;
import dev.autodev.streams.Outgoing;
import dev.autodev.streams.StreamAppender;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Says regularly that this process lives, what it holds and how much more fits. */
@Singleton
class Heartbeat {
  private static final Logger LOG = Logger.getLogger(Heartbeat.class);

  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

  private final Worker worker;
  private final Slots slots;
  private final Attempts attempts;
  private final StreamAppender appender;
  private final AgentConfig config;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("heartbeat").daemon().unstarted(work));
  private volatile Instant written;
  private volatile boolean overdue;
  private final AtomicBoolean again = new AtomicBoolean();

  @Inject
  Heartbeat(
      Worker worker, Slots slots, Attempts attempts, StreamAppender appender, AgentConfig config) {
    this.worker = worker;
    this.slots = slots;
    this.attempts = attempts;
    this.appender = appender;
    this.config = config;
    this.written = worker.startedAt();
  }

  void start(@Observes StartupEvent started) {
    long every = config.heartbeat().toMillis();
    timer.scheduleAtFixedRate(this::beat, 0, every, TimeUnit.MILLISECONDS);
  }

  /** Beats out of turn: there is news. */
  void now() {
    try {
      timer.execute(this::beat);
    } catch (RejectedExecutionException e) {
      LOG.debug("the heartbeat has stopped: the process ends");
    }
  }

  private void beat() {
    try {
      SwarmEvent.WorkerSeen seen =
          new SwarmEvent.WorkerSeen(
              worker.id(),
              worker.clock().instant(),
              worker.startedAt(),
              slots.open(),
              attempts.holding(),
              config.version().orElse(""),
              slots.states());
      appender
          .append(List.of(Outgoing.of(Streams.EVENTS, Json.write(seen))))
          .subscribe()
          .with(ids -> succeeded(), this::failed);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void succeeded() {
    written = worker.clock().instant();
    overdue = false;
  }

  private void failed(Throwable failure) {
    Duration silent = Duration.between(written, worker.clock().instant());
    if (!overdue && silent.compareTo(config.lease()) > 0) {
      overdue = true;
      LOG.warnf(
          "no heartbeat written for %s: %s; work goes on, the control plane may give it to others"
              + " and then refuses ours",
          silent, failure.getMessage());
    }
    soonAgain();
  }

  /** Or several short outages could take one heartbeat each, and a lease with them. */
  private void soonAgain() {
    if (again.compareAndSet(false, true)) {
      try {
        timer.schedule(
            () -> {
              again.set(false);
              beat();
            },
            AGAIN_AFTER.toMillis(),
            TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        LOG.debug("the heartbeat has stopped: the process ends");
      }
    }
  }

  /** Last of all. */
  void stop() {
    timer.shutdownNow();
  }

  @PreDestroy
  void close() {
    stop();
  }
}
