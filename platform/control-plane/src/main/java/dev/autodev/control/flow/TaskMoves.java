package dev.autodev.control.flow;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Principal;
import dev.autodev.control.engine.EngineInput;
import dev.autodev.control.engine.IllegalMoveException;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Ledgers;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.TaskIdentity;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.control.ledger.WorkflowRow;
import dev.autodev.model.task.Label;
import dev.autodev.model.task.TaskStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person does to a task that exists. */
@ApplicationScoped
public class TaskMoves {
  @Inject Ledgers ledgers;
  @Inject WorkflowDriver driver;
  @Inject TaskEnding ending;

  /** Cancels a task; one of a workflow takes the workflow with it. A repetition changes nothing. */
  public Uni<Void> cancel(String id, String reason, Principal by) {
    String why = reason.isBlank() ? "cancelled by " + by.name() : reason;
    return ledgers.change(
        new Scope().task(id).endingTask(id),
        ledger -> {
          TaskRow task = task(ledger, id);
          if (task.status() == TaskStatus.CANCELLED) {
            return;
          }
          Optional<WorkflowRow> workflow = workflow(ledger, task);
          if (task.status() == TaskStatus.COMPLETED) {
            throw illegal("cancel", task);
          }
          if (workflow.isPresent() && !workflow.get().state().status().terminal()) {
            apply(ledger, workflow.get(), new EngineInput.CancelRequested(why), by);
          }
          if (task.status() != TaskStatus.CANCELLED && !ending.cancel(ledger, task, why, by)) {
            throw illegal("cancel", task);
          }
        });
  }

  /** Only a failed or parked task; it gets all its attempts again. */
  public Uni<Void> retry(String id, Principal by) {
    return ledgers.change(
        new Scope().endingTask(id),
        ledger -> {
          TaskRow task = task(ledger, id);
          if (task.status() != TaskStatus.FAILED && task.status() != TaskStatus.PARKED) {
            throw illegal("retry", task);
          }
          retry(ledger, task, null, by);
        });
  }

  /**
   * A failed or parked task that is locked gets all its attempts again.
   *
   * @param earliest not before; null: at once
   */
  public void retry(Ledger ledger, TaskRow task, @Nullable Instant earliest, Principal by) {
    Optional<WorkflowRow> workflow = workflow(ledger, task);
    if (workflow.isPresent()) {
      TaskIdentity.Place place = task.identity().place().orElseThrow();
      apply(ledger, workflow.get(), new EngineInput.TaskRetried(place.step(), place.round()), by);
    }
    task.retried(earliest);
    ledger.wake();
    ledger.journal().budgets().goesOn(task.id());
    ledger.journal().tell(task, "ready", "retried by " + by.name());
    ledger
        .journal()
        .audit(
            by,
            "task.retried",
            "task",
            task.id(),
            workflow.map(WorkflowRow::id).orElse(null),
            Map.of());
  }

  /** Puts a label on the request that a task belongs to; the next attempt's order has it. */
  public Uni<Void> label(String id, String name, Principal by) {
    Label label = new Label(name, by.author());
    return ledgers.change(
        new Scope().task(id),
        ledger -> {
          TaskRow task = task(ledger, id);
          ledger.journal().label(task.identity().request(), label);
          ledger.journal().tell(task, "labelled", "%s, by %s".formatted(label.name(), by.name()));
          ledger
              .journal()
              .audit(
                  by,
                  "request.labelled",
                  "task",
                  id,
                  task.identity().place().map(TaskIdentity.Place::workflow).orElse(null),
                  Map.of("label", label.name()));
        });
  }

  private void apply(Ledger ledger, WorkflowRow workflow, EngineInput input, Principal by) {
    Optional<String> ignored;
    try {
      ignored = driver.apply(ledger, workflow, input, by);
    } catch (IllegalMoveException e) {
      throw conflict(workflow, String.valueOf(e.getMessage()));
    }
    if (ignored.isPresent()) {
      throw conflict(workflow, ignored.get());
    }
  }

  private static ControlPlaneException conflict(WorkflowRow workflow, String why) {
    return new ControlPlaneException.Conflict(why, workflow.state().status().wireName());
  }

  private static TaskRow task(Ledger ledger, String id) {
    return ledger.task(id).orElseThrow(() -> new ControlPlaneException.NotFound("task", id));
  }

  private static Optional<WorkflowRow> workflow(Ledger ledger, TaskRow task) {
    return task.identity().place().flatMap(place -> ledger.workflow(place.workflow()));
  }

  private static ControlPlaneException illegal(String move, TaskRow task) {
    String status = task.status().wireName();
    String remedy =
        move.equals("retry") ? "only a failed or parked one can be retried" : "it is done";
    return new ControlPlaneException.Conflict(
        "Task %s is %s; %s".formatted(task.id(), status, remedy), status);
  }
}
