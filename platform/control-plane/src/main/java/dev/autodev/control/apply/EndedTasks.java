package dev.autodev.control.apply;

import dev.autodev.control.Principal;
import dev.autodev.control.engine.EngineInput;
import dev.autodev.control.flow.WorkflowDriver;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.TaskIdentity;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.control.ledger.WorkflowRow;
import dev.autodev.model.task.TaskOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Tells a task's workflow that the task ended for good. */
@ApplicationScoped
public class EndedTasks {
  private static final Logger LOG = Logger.getLogger(EndedTasks.class);

  @Inject WorkflowDriver driver;

  /** Runs the engine, where the task belongs to a workflow. */
  public void tell(Ledger ledger, TaskRow task, TaskOutcome outcome) {
    task.identity().place().ifPresent(place -> tell(ledger, place, outcome));
  }

  private void tell(Ledger ledger, TaskIdentity.Place place, TaskOutcome outcome) {
    ledger
        .workflow(place.workflow())
        .ifPresent(
            workflow ->
                apply(
                    ledger,
                    workflow,
                    new EngineInput.TaskEnded(place.step(), place.round(), outcome)));
  }

  /** A result that the engine cannot take must not keep others from being applied. */
  private void apply(Ledger ledger, WorkflowRow workflow, EngineInput input) {
    try {
      driver.apply(ledger, workflow, input, Principal.SYSTEM);
    } catch (RuntimeException e) {
      LOG.errorf(e, "workflow=%s parked, needs a person: %s", workflow.id(), input);
      workflow.park("The engine could not go on: " + e.getMessage());
    }
  }
}
