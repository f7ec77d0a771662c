package dev.autodev.control.engine;

import dev.autodev.control.engine.EngineInput.ChangesAsked;
import dev.autodev.model.workflow.GateKind;
import dev.autodev.model.workflow.Step;

/** Something is held against a change while a person is asked whether to merge it. */
final class ChangeSentBack {
  private ChangeSentBack() {}

  static Decision apply(WorkflowState state, ChangesAsked input) {
    if (!isMergeGate(state, input.step()) || !state.active(input.step(), input.round())) {
      return Decision.ignored(state, "'%s' is no open gate of a merge".formatted(input.step()));
    }
    String made = ((Step.Gate) state.definition().step(input.step())).of();
    if (input.findings().isEmpty() || !ReworkLoop.covers(state, made)) {
      return Decision.ignored(state, "there is nothing to mend, or nobody who does");
    }
    return ReworkLoop.mend(Move.on(state), input.findings());
  }

  private static boolean isMergeGate(WorkflowState state, String id) {
    return state.definition().steps().stream()
        .anyMatch(
            step ->
                step.id().equals(id)
                    && step instanceof Step.Gate gate
                    && gate.gate() == GateKind.MERGE_APPROVAL);
  }
}
