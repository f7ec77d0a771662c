package dev.autodev.control.engine;

import dev.autodev.control.engine.EngineInput.GateDecided;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.workflow.Step;

/** A person approved exactly what the gate is bound to. */
final class GateApproved {
  private GateApproved() {}

  static Decision apply(WorkflowState state, GateDecided input) {
    StepState gate = state.step(input.step());
    if (!gate.hash().equals(input.hash())) {
      throw new IllegalMoveException(
          "gate '"
              + input.step()
              + "' is bound to "
              + gate.hash()
              + ", not to '"
              + input.hash()
              + "'; look at it again and approve what is there now");
    }
    Move move =
        Move.on(state)
            .put(input.step(), gate.to(StepStatus.DONE, "approved by " + input.by()))
            .change(s -> s.noted(s.status(), ""));
    if (input.step().equals(Move.MORE_ROUNDS)) {
      return ReworkLoop.oneMore(move);
    }
    if (state.definition().step(input.step()) instanceof Step.Gate step
        && state.result(step.of()).orElse(null) instanceof TaskResult.ProductProposed proposed) {
      TaskCompleted.register(move, proposed);
    }
    return move.advance();
  }
}
