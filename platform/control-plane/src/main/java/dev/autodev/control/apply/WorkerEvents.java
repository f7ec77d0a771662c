package dev.autodev.control.apply;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.model.TaskId;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.event.SwarmEvent;
import dev.autodev.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Heartbeats and farewells. */
@ApplicationScoped
class WorkerEvents {
  private static final Logger LOG = Logger.getLogger(WorkerEvents.class);

  @Inject ControlPlaneConfig config;
  @Inject Outcomes outcomes;
  @Inject EventMeters meters;

  /** Renews what is held at the right epoch; what is not the worker's any more, it must stop. */
  void seen(Ledger ledger, SwarmEvent.WorkerSeen event) {
    ledger.journal().seen(event);
    meters.count("applied");
    ledger.wake();
    Instant until = ledger.now().plus(config.lease());
    event.holding().forEach((task, epoch) -> held(ledger, event, task, epoch, until));
  }

  private static void held(
      Ledger ledger, SwarmEvent.WorkerSeen event, TaskId id, int epoch, Instant until) {
    String worker = event.worker().value();
    Optional<TaskRow> found = ledger.task(id.value());
    if (found.filter(task -> task.heldBy(worker, epoch)).isPresent()) {
      found.get().renew(until);
    } else if (found
        .filter(task -> task.status() == TaskStatus.DISPATCHED && task.epoch() == epoch)
        .isPresent()) {
      // The claim is on its way, or was lost with Redis.
      found.get().claim(worker, ledger.now(), until);
      ledger.journal().tell(found.get(), "claimed", "by heartbeat");
    } else {
      LOG.debugf("task=%s epoch=%d worker=%s held in vain; told to stop", id, epoch, worker);
      ledger.say(worker, new ControlMessage.Cancel(id, epoch, "it is not yours any more"));
    }
  }

  /** Everything that it held is ready again. */
  void left(Ledger ledger, SwarmEvent.WorkerLeft event) {
    String worker = event.worker().value();
    ledger.journal().left(worker);
    meters.count("applied");
    List<TaskRow> abandoned =
        ledger.tasks().stream()
            .filter(task -> task.status().held() && worker.equals(task.worker()))
            .toList();
    abandoned.forEach(task -> outcomes.interrupted(ledger, task, "worker " + worker + " left"));
    LOG.infof("worker=%s left; %d tasks ready again", worker, abandoned.size());
  }
}
