package dev.autodev.control.simulation;

import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.LedgerForgery;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.model.TaskId;
import dev.autodev.model.WorkerId;
import dev.autodev.model.event.SwarmEvent;
import java.util.Map;
import java.util.Optional;

/** Makes events look as if a check that is switched off had let them pass. */
final class Forgery {
  private Forgery() {}

  static SwarmEvent of(World world, Ledger ledger, SwarmEvent event) {
    return switch (event) {
      case SwarmEvent.WorkerSeen seen when world.without(Mutant.NO_RENEWAL) ->
          new SwarmEvent.WorkerSeen(
              seen.worker(), seen.at(), seen.startedAt(), seen.slots(), Map.of());
      case SwarmEvent.OfTask ofTask -> ofTask(world, ledger, ofTask);
      default -> event;
    };
  }

  private static SwarmEvent ofTask(World world, Ledger ledger, SwarmEvent.OfTask event) {
    Optional<TaskRow> row = ledger.task(event.task().value());
    if (row.isEmpty()) {
      return event;
    }
    TaskRow task = row.get();
    if (world.without(Mutant.NO_SEQUENCE_NUMBERS)) {
      LedgerForgery.forgetNumbers(task);
    }
    String holder = task.status().held() ? task.worker() : null;
    if (world.without(Mutant.NO_EPOCH_FENCE) && task.epoch() > event.epoch()) {
      return as(event, holder == null ? event.worker() : new WorkerId(holder), task.epoch());
    }
    if (world.without(Mutant.NO_WORKER_FENCE) && holder != null && task.epoch() == event.epoch()) {
      return as(event, new WorkerId(holder), event.epoch());
    }
    return event;
  }

  private static SwarmEvent as(SwarmEvent.OfTask event, WorkerId worker, int epoch) {
    TaskId task = event.task();
    int late = event.seq() + 100;
    return switch (event) {
      case SwarmEvent.TaskClaimed e ->
          new SwarmEvent.TaskClaimed(worker, e.at(), task, epoch, late);
      case SwarmEvent.TaskVerifying e ->
          new SwarmEvent.TaskVerifying(worker, e.at(), task, epoch, late);
      case SwarmEvent.UsageReported e ->
          new SwarmEvent.UsageReported(worker, e.at(), task, epoch, late, e.model(), e.usage());
      case SwarmEvent.TaskFinished e ->
          new SwarmEvent.TaskFinished(worker, e.at(), task, epoch, late, e.outcome());
      default -> event;
    };
  }
}
