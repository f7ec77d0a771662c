package dev.autodev.dashboard;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.engine.WorkflowStatus;
import java.util.Arrays;
import java.util.Locale;

/** Statuses as query parameters. */
final class Statuses {
  private Statuses() {}

  static WorkflowStatus workflow(String name) {
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
