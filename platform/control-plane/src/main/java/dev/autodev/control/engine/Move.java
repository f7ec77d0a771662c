package dev.autodev.control.engine;

import dev.autodev.control.engine.EngineCommand.CancelTask;
import dev.autodev.control.engine.EngineCommand.Finish;
import dev.autodev.control.engine.EngineCommand.OpenGate;
import dev.autodev.control.engine.EngineCommand.WithdrawGate;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.workflow.GateKind;
import dev.autodev.model.workflow.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One input at work on one workflow: the state so far and the commands so far. */
final class Move {
  /** The gate that no pipeline names: it opens when the rounds are used up. */
  static final String MORE_ROUNDS = "more-rounds";

  private final List<EngineCommand> commands = new ArrayList<>();
  private WorkflowState state;

  private Move(WorkflowState state) {
    this.state = state;
  }

  static Move on(WorkflowState state) {
    return new Move(state);
  }

  WorkflowState state() {
    return state;
  }

  Move change(UnaryOperator<WorkflowState> change) {
    state = change.apply(state);
    return this;
  }

  Move put(String id, StepState step) {
    state = state.with(id, step);
    return this;
  }

  Move emit(EngineCommand command) {
    commands.add(command);
    return this;
  }

  Move create(String id, TaskPayload payload) {
    StepState step = state.step(id).opened(nextRound(id), "");
    return put(id, step).emit(new EngineCommand.CreateTask(id, step.round(), payload));
  }

  Move open(String id, GateKind kind, GateSubject subject) {
    StepState before = state.steps().getOrDefault(id, StepState.NEW);
    StepState step = before.opened(nextRound(id), subject.hash());
    return put(id, step).emit(new OpenGate(id, step.round(), kind, subject));
  }

  /** A round never used by this step; what follows a change counts along with the change. */
  private int nextRound(String id) {
    int unused = state.steps().getOrDefault(id, StepState.NEW).round() + 1;
    return state.followsChange(id) ? Math.max(unused, state.round()) : unused;
  }

  /** Back to waiting; what was open is withdrawn, what was found is forgotten. */
  Move reset(Collection<String> ids, String why) {
    ids.forEach(id -> reset(id, why));
    if (state.definition().rework().filter(loop -> ids.contains(loop.of())).isPresent()) {
      resetQuestion(why);
    }
    return this;
  }

  /** Nobody is asked for more rounds any more: the change in question is gone. */
  Move resetQuestion(String why) {
    if (state.steps().getOrDefault(MORE_ROUNDS, StepState.NEW).status().open()) {
      reset(MORE_ROUNDS, why);
      state = state.waitingWith(List.of());
    }
    return this;
  }

  private void reset(String id, String why) {
    StepState step = state.step(id);
    stop(id, step, why);
    put(id, step.waiting());
  }

  private void stop(String id, StepState step, String why) {
    if (step.status().open()) {
      emit(
          state.isWork(id)
              ? new CancelTask(id, step.round(), why)
              : new WithdrawGate(id, step.round(), why));
    }
  }

  /** The workflow ends here, whatever was open. */
  Decision end(WorkflowStatus status, String summary) {
    for (String id : List.copyOf(state.steps().keySet())) {
      StepState step = state.step(id);
      if (!step.done()) {
        stop(id, step, summary);
        put(id, step.to(StepStatus.CANCELLED, step.note()));
      }
    }
    state = state.noted(status, summary);
    return emit(new Finish(status, summary)).decision();
  }

  /** Begins what can begin now, and says where the workflow stands. */
  Decision advance() {
    StepsReady.begin(this);
    if (state.definition().steps().stream().map(Step::id).allMatch(id -> state.step(id).done())) {
      return end(WorkflowStatus.COMPLETED, Facts.ending(state));
    }
    boolean parked =
        state.steps().values().stream().anyMatch(step -> step.status() == StepStatus.PARKED);
    state = state.noted(parked ? WorkflowStatus.PARKED : WorkflowStatus.RUNNING, state.note());
    return decision();
  }

  private Decision decision() {
    return new Decision(state, commands, Optional.empty());
  }
}
