package dev.autodev.agent.attempt;

import dev.autodev.agent.AgentConfig;
import dev.autodev.agent.report.Worker;
import dev.autodev.agent.work.AttemptContext;
import dev.autodev.model.task.TaskOutcome;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Stops attempts whose time is up, and sees to it that a stopped one does end. */
@Singleton
class AttemptWatch {
  private static final Logger LOG = Logger.getLogger(AttemptWatch.class);
  private static final Duration EVERY = Duration.ofMillis(500);

  private final Attempts attempts;
  private final AttemptOver over;
  private final Worker worker;
  private final Duration stopWait;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("attempt-watch").daemon().unstarted(work));

  @Inject
  AttemptWatch(Attempts attempts, AttemptOver over, Worker worker, AgentConfig config) {
    this.attempts = attempts;
    this.over = over;
    this.worker = worker;
    this.stopWait = config.stopWait();
  }

  void start(@Observes StartupEvent started) {
    timer.scheduleWithFixedDelay(
        this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      Instant now = worker.clock().instant();
      Instant latest = now.minus(stopWait);
      for (Attempt attempt : attempts.running()) {
        if (attempt.overdue(now)) {
          attempt.stop(new Stop.TimeUp(attempt.order().timeLimit()), now);
        }
        attempt
            .stoppedAt()
            .ifPresent(
                since -> {
                  attempt.insist();
                  if (since.isBefore(latest)) {
                    leaveBehind(attempt);
                  }
                });
      }
    } catch (RuntimeException e) {
      LOG.warnf(e, "looking after attempts failed; again in %s", EVERY);
    }
  }

  /** Its thread does not obey: what it says later is not heard, what it started is killed. */
  private void leaveBehind(Attempt attempt) {
    LOG.warnf(
        "task=%s epoch=%d does not end %s after its stop; its thread is left behind",
        attempt.order().task(), attempt.order().epoch(), stopWait);
    attempt.context().ifPresent(AttemptContext::stop);
    Thread.ofPlatform()
        .daemon()
        .name("left-behind-" + attempt.order().task())
        .start(
            () ->
                over.with(
                    attempt, new TaskOutcome.Retry("did not end when stopped", Optional.empty())));
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
  }
}
