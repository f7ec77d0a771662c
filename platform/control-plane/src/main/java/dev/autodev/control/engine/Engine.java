package dev.autodev.control.engine;

import dev.autodev.control.engine.EngineInput.CancelRequested;
import dev.autodev.control.engine.EngineInput.ChangesAsked;
import dev.autodev.control.engine.EngineInput.GateDecided;
import dev.autodev.control.engine.EngineInput.SubjectMoved;
import dev.autodev.control.engine.EngineInput.TaskEnded;
import dev.autodev.control.engine.EngineInput.TaskRetried;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.workflow.Pipelines;

/** Decides what follows what: a pure function, safe to call from any thread. */
public final class Engine {
  private final Pipelines pipelines;

  /** For workflows of these pipelines. */
  public Engine(Pipelines pipelines) {
    this.pipelines = pipelines;
  }

  /**
   * Begins a workflow.
   *
   * @throws dev.autodev.model.InvalidModelException if the pipeline is unknown or breaks a rule, or
   *     the seed fits no first step
   */
  public Decision start(Start start) {
    return WorkflowStarted.apply(pipelines.get(start.pipeline()), start);
  }

  /**
   * Applies one input. One about a (step, round) that is not open, or to a workflow that has ended,
   * is a repeated or late one: the state stays as it is, and the decision says why.
   *
   * @throws IllegalMoveException if a person decides what the state does not allow
   */
  public Decision apply(WorkflowState state, EngineInput input) {
    if (state.status().terminal()) {
      return Decision.ignored(state, "the workflow is " + state.status().wireName() + " already");
    }
    return switch (input) {
      case TaskEnded ended -> ended(state, ended);
      case GateDecided decided -> decided(state, decided);
      case SubjectMoved moved -> ChangeMoved.apply(state, moved);
      case ChangesAsked asked -> ChangeSentBack.apply(state, asked);
      case TaskRetried retried -> TaskResumed.apply(state, retried);
      case CancelRequested cancel -> {
        String why = cancel.reason().isBlank() ? "" : ": " + cancel.reason();
        yield Move.on(state).end(WorkflowStatus.CANCELLED, "cancelled" + why);
      }
    };
  }

  private static Decision ended(WorkflowState state, TaskEnded input) {
    if (!state.isWork(input.step()) || !state.active(input.step(), input.round())) {
      return notOpen(state, input.step(), input.round());
    }
    return switch (input.outcome()) {
      case TaskOutcome.Completed done -> TaskCompleted.apply(state, input.step(), done);
      case TaskOutcome.Failed failed -> TaskStopped.apply(state, input.step(), failed.reason());
      case TaskOutcome.Parked parked -> TaskStopped.apply(state, input.step(), parked.reason());
      case TaskOutcome.Retry retry ->
          Decision.ignored(state, "the task is tried again: " + retry.reason());
      case TaskOutcome.Interrupted stop ->
          Decision.ignored(state, "the task is tried again: " + stop.reason());
      case TaskOutcome.Postponed postponed ->
          Decision.ignored(state, "the task waits: " + postponed.reason());
    };
  }

  private static Decision decided(WorkflowState state, GateDecided input) {
    if (state.isWork(input.step()) || !state.active(input.step(), input.round())) {
      return notOpen(state, input.step(), input.round());
    }
    return switch (input.decision()) {
      case APPROVE -> GateApproved.apply(state, input);
      case REJECT -> GateRejected.apply(state, input);
      case DEFER -> GateDeferred.apply(state, input);
    };
  }

  private static Decision notOpen(WorkflowState state, String step, int round) {
    return Decision.ignored(state, "step '" + step + "' does not wait for its round " + round);
  }
}
