package dev.autodev.control.engine;

import dev.autodev.control.engine.EngineInput.TaskRetried;

/** A person retried a parked task: the same task runs again, so that nothing is created. */
final class TaskResumed {
  private TaskResumed() {}

  static Decision apply(WorkflowState state, TaskRetried input) {
    StepState step = state.steps().get(input.step());
    if (step == null || step.status() != StepStatus.PARKED || step.round() != input.round()) {
      return Decision.ignored(
          state, "step '" + input.step() + "' is not parked in round " + input.round());
    }
    return Move.on(state)
        .put(input.step(), step.to(StepStatus.ACTIVE, ""))
        .change(s -> s.noted(s.status(), stillParked(s)))
        .advance();
  }

  private static String stillParked(WorkflowState state) {
    return state.steps().entrySet().stream()
        .filter(step -> step.getValue().status() == StepStatus.PARKED)
        .map(step -> TaskStopped.note(step.getKey(), step.getValue().note()))
        .findFirst()
        .orElse("");
  }
}
