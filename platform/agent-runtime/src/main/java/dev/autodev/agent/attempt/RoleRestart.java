package dev.autodev.agent.attempt;

import dev.autodev.agent.AgentConfig;
import dev.autodev.agent.report.Worker;
import dev.autodev.model.Role;
import dev.autodev.model.control.ControlMessage;
import io.quarkus.runtime.Quarkus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Begins a role anew as a new process would: takes nothing, lets what is at work end as in a drain,
 * and takes orders again. Where somebody outside starts the process again, it ends instead.
 */
@Singleton
class RoleRestart {
  private static final Logger LOG = Logger.getLogger(RoleRestart.class);

  /** Of a process that wants to be started again. */
  private static final int START_ME_AGAIN = 75;

  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final Attempts attempts;
  private final Slots slots;
  private final Heartbeat heartbeat;
  private final Worker worker;
  private final AgentConfig config;

  @Inject
  RoleRestart(
      Attempts attempts, Slots slots, Heartbeat heartbeat, Worker worker, AgentConfig config) {
    this.attempts = attempts;
    this.slots = slots;
    this.heartbeat = heartbeat;
    this.worker = worker;
    this.config = config;
  }

  /** Returns at once. */
  void begin(ControlMessage.Restart asked) {
    if (!asked.startedAt().equals(worker.startedAt())) {
      LOG.debugf("worker=%s a restart of its predecessor is not meant for it", worker.id());
      return;
    }
    LOG.infof("role=%s is restarted: %s", asked.role().wireName(), asked.reason());
    switch (config.restart()) {
      case EXIT -> Quarkus.asyncExit(START_ME_AGAIN);
      case IN_PLACE -> {
        if (slots.close(asked.role())) {
          Thread.ofVirtual()
              .name("restart-" + asked.role().wireName())
              .start(() -> anew(asked.role(), asked.reason()));
        }
      }
    }
  }

  private void anew(Role role, String reason) {
    heartbeat.now();
    try {
      drain(role, reason);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      slots.open(role);
      heartbeat.now();
      LOG.infof("role=%s takes orders again", role.wireName());
    }
  }

  private void drain(Role role, String reason) throws InterruptedException {
    Predicate<Attempt> ours = attempt -> attempt.order().role() == role;
    if (attempts.awaitNone(ours, config.drainWait().toMillis())) {
      return;
    }
    List<Attempt> left = attempts.running().stream().filter(ours).toList();
    left.forEach(attempt -> attempt.stop(new Stop.Halted(reason), worker.clock().instant()));
    if (!attempts.awaitNone(left::contains, config.stopWait().plus(MARGIN).toMillis())) {
      LOG.warnf("role=%s has attempts that do not end; it begins anew beside them", role);
    }
  }
}
