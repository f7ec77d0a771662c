package dev.autodev.control.apply;

import dev.autodev.control.Principal;
import dev.autodev.control.flow.Prerequisites;
import dev.autodev.control.flow.TaskMoves;
import dev.autodev.control.ledger.Aftermath;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.control.ledger.Wait;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/**
 * What waits for a request goes on with the transaction in which that is done, and is parked with
 * the one in which it fails or is cancelled. What is parked so goes on by itself should the request
 * be done after all.
 */
@ApplicationScoped
public class WaitingTasks implements Aftermath {
  private static final Logger LOG = Logger.getLogger(WaitingTasks.class);

  @Inject TaskMoves moves;
  @Inject EndedTasks ended;

  @Override
  public void settle(Ledger ledger) {
    for (Wait wait : ledger.waits().open()) {
      ledger
          .task(wait.task())
          .ifPresentOrElse(task -> settle(ledger, task, wait), () -> unlocked(ledger, wait));
    }
  }

  private void settle(Ledger ledger, TaskRow task, Wait wait) {
    boolean waits = task.status() == TaskStatus.PENDING || task.status() == TaskStatus.PARKED;
    if (!waits) {
      ledger.waits().over(wait); // cancelled, or sent off by a person
      return;
    }
    switch (Prerequisites.fate(ledger, wait.request())) {
      case DONE -> done(ledger, task, wait);
      case LOST -> lost(ledger, task, wait.request());
      case OPEN -> {}
    }
  }

  private static void unlocked(Ledger ledger, Wait wait) {
    if (Prerequisites.fate(ledger, wait.request()) != Prerequisites.Fate.OPEN) {
      ledger.needs(wait.waiter());
    }
  }

  private void done(Ledger ledger, TaskRow task, Wait wait) {
    ledger.waits().over(wait);
    if (ledger.waits().of(task.id())) {
      return;
    }
    if (task.status() == TaskStatus.PARKED) {
      moves.retry(ledger, task, wait.notBefore(), Principal.SYSTEM);
    } else {
      task.letGo(wait.notBefore());
      ledger.wake();
    }
    ledger.journal().tell(task, "ready", "%s is done".formatted(wait.request()));
    LOG.infof("task=%s ready: %s, the last that it waited for, is done", task.id(), wait.request());
  }

  private void lost(Ledger ledger, TaskRow task, String request) {
    if (task.status() == TaskStatus.PARKED) {
      return;
    }
    String reason = Prerequisites.lost(ledger, request, task.id());
    task.end(TaskStatus.PARKED, reason, ledger.now());
    ledger.journal().tell(task, "parked", reason);
    LOG.warnf("task=%s parked, needs a person: %s", task.id(), reason);
    ended.tell(ledger, task, new TaskOutcome.Parked(reason));
  }
}
