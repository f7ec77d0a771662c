package dev.autodev.control.flow;

import dev.autodev.control.Principal;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.TaskIdentity;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.model.TaskId;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.task.TaskStatus;
import dev.autodev.model.task.TaskTransitions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Cancels a task, and tells the worker that has it. */
@ApplicationScoped
public class TaskEnding {
  /** Cancels it where that is legal; answers whether it was. */
  public boolean cancel(Ledger ledger, TaskRow task, String why, Principal by) {
    if (!TaskTransitions.allowed(task.status(), TaskStatus.CANCELLED)) {
      return false;
    }
    String worker = task.worker();
    if (task.status().held() && worker != null) {
      ledger.say(worker, new ControlMessage.Cancel(new TaskId(task.id()), task.epoch(), why, true));
    }
    task.end(TaskStatus.CANCELLED, why, ledger.now());
    ledger.wake();
    ledger.journal().tell(task, "cancelled", why);
    ledger
        .journal()
        .audit(
            by,
            "task.cancelled",
            "task",
            task.id(),
            task.identity().place().map(TaskIdentity.Place::workflow).orElse(null),
            Map.of("reason", why));
    return true;
  }
}
