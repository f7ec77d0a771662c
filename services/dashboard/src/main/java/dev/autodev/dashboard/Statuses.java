package dev.autodev.dashboard;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.engine.WorkflowStatus;
import dev.autodev.model.task.TaskStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Statuses as query parameters. */
public final class Statuses {
  private Statuses() {}

  /** For people, what waits in any way is pending. */
  public static Set<TaskStatus> tasks(String names) {
    Set<TaskStatus> statuses = EnumSet.noneOf(TaskStatus.class);
    for (String name : names.split(",")) {
      TaskStatus status = TaskStatus.of(name.strip());
      statuses.add(status);
      if (status == TaskStatus.PENDING) {
        statuses.add(TaskStatus.READY);
        statuses.add(TaskStatus.DISPATCHED);
      }
    }
    return statuses;
  }

  /** Refuses a name that nobody knows. */
  public static WorkflowStatus workflow(String name) {
    return Arrays.stream(WorkflowStatus.values())
        .filter(status -> status.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new ControlPlaneException.Invalid(
                    "status",
                    "workflow status '"
                        + name
                        + "' is unknown; known are "
                        + Arrays.toString(WorkflowStatus.values()).toLowerCase(Locale.ROOT)));
  }
}
