package dev.autodev.control.flow;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.engine.WorkflowStatus;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.control.ledger.WorkflowRow;
import dev.autodev.model.task.TaskStatus;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Requests that others wait for: workflows, and tasks without one. What waits is filed after them,
 * and what exists never begins to wait, so that no circle can come about.
 */
public final class Prerequisites {
  private Prerequisites() {}

  /** Where a request stands, for who waits for it. */
  public enum Fate {
    /** Under way, or not locked here. */
    OPEN,
    /** Completed. */
    DONE,
    /** Failed or cancelled: who waits for it needs a person. */
    LOST
  }

  /** Where a request stands. */
  public static Fate fate(Ledger ledger, String request) {
    return status(ledger, request)
        .map(
            status ->
                switch (status) {
                  case "completed" -> Fate.DONE;
                  case "failed", "cancelled" -> Fate.LOST;
                  default -> Fate.OPEN;
                })
        .orElse(Fate.OPEN);
  }

  /** Why a task that waits for a lost request is parked, and what a person can do. */
  public static String lost(Ledger ledger, String request, String waiting) {
    String status = status(ledger, request).orElse("gone");
    String mend =
        status.equals(TaskStatus.FAILED.wireName()) && ledger.task(request).isPresent()
            ? "claude-tasks retry %s, and this goes on by itself once that is done; or "
                .formatted(request)
            : "";
    return "it waited for %s, which is %s: %sclaude-tasks retry %s starts it without that"
        .formatted(name(ledger, request), status, mend, waiting);
  }

  /**
   * Those of the named requests that are not done yet.
   *
   * @throws ControlPlaneException.Invalid if there is none of that id, or it never will be done as
   *     it stands
   */
  static List<String> open(Ledger ledger, Collection<String> requests) {
    for (String request : requests) {
      if (status(ledger, request).isEmpty()) {
        throw unknown(request);
      }
      if (fate(ledger, request) == Fate.LOST) {
        throw new ControlPlaneException.Invalid(
            "after",
            "%s is %s, so that what waits for it would never begin; leave it out, or retry it first"
                .formatted(name(ledger, request), status(ledger, request).orElseThrow()));
      }
    }
    return requests.stream()
        .distinct()
        .filter(request -> fate(ledger, request) != Fate.DONE)
        .toList();
  }

  static ControlPlaneException unknown(String id) {
    return new ControlPlaneException.Invalid(
        "after",
        "there is neither a task nor a workflow '%s' to wait for; 'claude-tasks list' and the page /workflows list them"
            .formatted(id));
  }

  private static Optional<String> status(Ledger ledger, String request) {
    return ledger
        .workflow(request)
        .map(WorkflowRow::state)
        .map(state -> state.status())
        .map(WorkflowStatus::wireName)
        .or(() -> ledger.task(request).map(TaskRow::status).map(TaskStatus::wireName));
  }

  private static String name(Ledger ledger, String request) {
    return ledger
        .workflow(request)
        .map(workflow -> "workflow %s (%s)".formatted(request, workflow.state().title()))
        .or(
            () ->
                ledger
                    .task(request)
                    .map(task -> "task %s (%s)".formatted(request, task.identity().title())))
        .orElse(request);
  }
}
