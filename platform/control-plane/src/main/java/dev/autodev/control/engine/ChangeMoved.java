package dev.autodev.control.engine;

import dev.autodev.control.engine.EngineInput.SubjectMoved;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.workflow.GateKind;
import dev.autodev.model.workflow.Step;

/** Somebody pushed to the branch while a person was asked: checks and gate come again. */
final class ChangeMoved {
  private ChangeMoved() {}

  static Decision apply(WorkflowState state, SubjectMoved input) {
    StepState gate = state.steps().get(input.step());
    if (gate == null || gate.status() != StepStatus.ACTIVE || state.isWork(input.step())) {
      return Decision.ignored(state, "'" + input.step() + "' is no open gate");
    }
    if (gate.hash().equals(input.newHash())) {
      return Decision.ignored(state, "gate '" + input.step() + "' is bound to that already");
    }
    String made = changeStep(state, input.step());
    if (!(state.result(made).orElse(null) instanceof TaskResult.ChangeMade before)) {
      throw new IllegalStateException("a gate on a change is open, and '" + made + "' made none");
    }
    return ReworkLoop.lookAgain(
        Move.on(state),
        made,
        at(before.change(), input.newHash()),
        "the branch moved on to " + input.newHash());
  }

  private static String changeStep(WorkflowState state, String id) {
    if (id.equals(Move.MORE_ROUNDS)) {
      return state.definition().rework().orElseThrow().of();
    }
    Step.Gate gate = (Step.Gate) state.definition().step(id);
    if (gate.gate() != GateKind.MERGE_APPROVAL) {
      throw new IllegalMoveException(
          "gate '" + id + "' is bound to what the workflow itself keeps, which cannot move");
    }
    return gate.of();
  }

  /** Its patch id is not known: a merge after a rebase then counts as another content. */
  private static ChangeRef at(ChangeRef old, String head) {
    return new ChangeRef(
        old.branch(),
        old.baseSha(),
        head,
        "",
        old.mergeRequest(),
        old.files(),
        old.added(),
        old.removed());
  }
}
