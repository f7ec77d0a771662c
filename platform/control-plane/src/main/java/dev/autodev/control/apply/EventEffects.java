package dev.autodev.control.apply;

import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Scope;
import dev.autodev.model.event.SwarmEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Which rows an event needs, and what it does to them. */
@ApplicationScoped
class EventEffects {
  @Inject TaskEvents taskEvents;
  @Inject WorkerEvents workerEvents;

  static void lock(Scope scope, SwarmEvent event) {
    switch (event) {
      case SwarmEvent.TaskFinished finished -> scope.endingTask(finished.task().value());
      case SwarmEvent.OfTask ofTask -> scope.task(ofTask.task().value());
      case SwarmEvent.WorkerSeen seen ->
          seen.holding().keySet().forEach(task -> scope.task(task.value()));
      case SwarmEvent.WorkerLeft left -> scope.worker(left.worker().value());
    }
  }

  void apply(Ledger ledger, SwarmEvent event) {
    switch (event) {
      case SwarmEvent.OfTask ofTask -> taskEvents.apply(ledger, ofTask);
      case SwarmEvent.WorkerSeen seen -> workerEvents.seen(ledger, seen);
      case SwarmEvent.WorkerLeft left -> workerEvents.left(ledger, left);
    }
  }
}
