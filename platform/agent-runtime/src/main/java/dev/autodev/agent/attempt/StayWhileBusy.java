package dev.autodev.agent.attempt;

import dev.autodev.agent.AgentConfig;
import dev.autodev.aws.CloudException;
import dev.autodev.aws.protection.TaskProtection;
import io.quarkus.runtime.StartupEvent;
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

/**
 * On ECS: as long as something is at work here, no scale-in and no deployment ends this process.
 * Where it cannot be kept, it drains like any other that ends, and its work goes on elsewhere.
 */
@Singleton
class StayWhileBusy {
  private static final Logger LOG = Logger.getLogger(StayWhileBusy.class);

  /** Before the channels open. */
  private static final int FIRST = 150;

  /** It ends by itself after that, should this process be unable to end it. */
  private static final Duration KEPT = Duration.ofMinutes(60);

  private static final Duration RENEWED = Duration.ofMinutes(20);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

  private final Attempts attempts;
  private final AgentConfig config;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("stay-while-busy").daemon().unstarted(work));
  private boolean kept;
  private boolean complained;

  @Inject
  StayWhileBusy(Attempts attempts, AgentConfig config) {
    this.attempts = attempts;
    this.config = config;
  }

  void start(@Observes @Priority(FIRST) StartupEvent started) {
    config.ecsAgent().map(TaskProtection::new).ifPresent(this::watch);
  }

  private void watch(TaskProtection protection) {
    attempts.whenChanged(() -> soon(() -> look(protection)));
    timer.scheduleWithFixedDelay(
        () -> renew(protection), RENEWED.toMillis(), RENEWED.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void soon(Runnable look) {
    try {
      timer.execute(look);
    } catch (RejectedExecutionException e) {
      LOG.debug("the process ends");
    }
  }

  private void renew(TaskProtection protection) {
    kept = false;
    look(protection);
  }

  private void look(TaskProtection protection) {
    boolean busy = !attempts.running().isEmpty();
    if (busy == kept) {
      return;
    }
    try {
      if (busy) {
        protection.protect(KEPT);
      } else {
        protection.release();
      }
      kept = busy;
      complained = false;
    } catch (CloudException e) {
      complain(busy, e);
      again(protection);
    }
  }

  private void complain(boolean busy, CloudException e) {
    if (!complained) {
      complained = true;
      LOG.warnf(
          "%s; asked again every %d s, %s",
          e.getMessage(),
          AGAIN_AFTER.toSeconds(),
          busy
              ? "a scale-in may end this agent at work until then"
              : "it may idle until its protection ends, within %d min".formatted(KEPT.toMinutes()));
    }
  }

  private void again(TaskProtection protection) {
    try {
      timer.schedule(() -> look(protection), AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the process ends");
    }
  }

  @PreDestroy
  void close() {
    timer.shutdownNow();
  }
}
