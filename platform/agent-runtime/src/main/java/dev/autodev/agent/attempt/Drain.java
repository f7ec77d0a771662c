package dev.autodev.agent.attempt;

import dev.autodev.agent.AgentConfig;
import dev.autodev.agent.report.EventOutbox;
import dev.autodev.agent.report.Worker;
import dev.autodev.model.TaskId;
import dev.autodev.model.event.SwarmEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Ends the process in order: take nothing new, wait, interrupt what is left, say how each attempt
 * ended, stop the heartbeat, leave.
 */
@Singleton
class Drain {
  private static final Logger LOG = Logger.getLogger(Drain.class);

  /** Before the streams' connections close. */
  private static final int FIRST = 100;

  private static final Duration FAREWELL = Duration.ofSeconds(3);
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final Attempts attempts;
  private final Slots slots;
  private final Heartbeat heartbeat;
  private final Farewell farewell;
  private final AgentConfig config;

  @Inject
  Drain(
      Attempts attempts, Slots slots, Heartbeat heartbeat, Farewell farewell, AgentConfig config) {
    this.attempts = attempts;
    this.slots = slots;
    this.heartbeat = heartbeat;
    this.farewell = farewell;
    this.config = config;
  }

  void stop(@Observes @Priority(FIRST) ShutdownEvent stopping) {
    now();
  }

  void now() {
    slots.drain();
    heartbeat.now();
    try {
      drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    heartbeat.stop();
    farewell.say(List.copyOf(attempts.holding().keySet()));
  }

  private void drain() throws InterruptedException {
    int running = attempts.running().size();
    if (running > 0) {
      LOG.infof(
          "attempts=%d still at work; waiting up to %s before they are interrupted",
          running, config.drainWait());
    }
    if (attempts.awaitNone(config.drainWait().toMillis())) {
      return;
    }
    attempts.running().forEach(farewell::interrupt);
    if (!attempts.awaitNone(config.stopWait().plus(MARGIN).toMillis())) {
      LOG.warnf(
          "attempts=%d did not end; the control plane gives them to others when their lease ends",
          attempts.running().size());
    }
  }

  /** What a leaving process says. */
  @Singleton
  static class Farewell {
    private final Worker worker;
    private final EventOutbox outbox;

    @Inject
    Farewell(Worker worker, EventOutbox outbox) {
      this.worker = worker;
      this.outbox = outbox;
    }

    void interrupt(Attempt attempt) {
      attempt.stop(new Stop.Draining(), worker.clock().instant());
    }

    void say(List<TaskId> abandoned) {
      try {
        outbox
            .offer(new SwarmEvent.WorkerLeft(worker.id(), worker.clock().instant(), abandoned))
            .get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        LOG.warnf("worker=%s left without a word, Redis is away; its lease will end", worker.id());
      }
    }
  }
}
