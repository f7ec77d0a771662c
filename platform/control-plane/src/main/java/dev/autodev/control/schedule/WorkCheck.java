package dev.autodev.control.schedule;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.flow.TaskFilings;
import dev.autodev.control.flow.WorkflowMoves;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Looks at work that is filed later as if it were filed now. */
@ApplicationScoped
public class WorkCheck {
  @Inject WorkflowMoves workflows;

  /** Why it is filed neither now nor later; empty: it is in order. */
  public Optional<ControlPlaneException> wrong(ScheduledWork work) {
    return switch (work) {
      case ScheduledWork.Task task -> TaskFilings.check(task.filed("check"));
      case ScheduledWork.Workflow workflow -> workflows.check(workflow.started("check"));
    };
  }
}
