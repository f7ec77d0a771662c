package dev.autodev.control.engine;

import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.workflow.GateKind;
import java.util.List;

/** Deploy did not merge: the approval holds for nothing any more. */
final class MergeTurnedDown {
  private MergeTurnedDown() {}

  static Decision apply(Move move, String deploy, TaskResult.MergeRefused refused) {
    String made = Earlier.gate(move.state(), deploy, GateKind.MERGE_APPROVAL).of();
    return switch (refused.reason()) {
      case HEAD_MOVED ->
          ReworkLoop.lookAgain(
              move, made, refused.change(), "the branch moved on after the approval");
      case CONTENT_CHANGED ->
          ReworkLoop.lookAgain(
              move, made, refused.change(), "rebased, the change is not the approved one");
      case CONFLICT ->
          mend(move, made, refused, "the default branch changed the same lines; rebase and merge");
      case TESTS_FAILED -> mend(move, made, refused, "on top of the default branch the tests fail");
    };
  }

  private static Decision mend(
      Move move, String made, TaskResult.MergeRefused refused, String why) {
    if (!ReworkLoop.covers(move.state(), made)) {
      return move.end(WorkflowStatus.FAILED, "not merged: " + why);
    }
    List<Finding> findings =
        refused.findings().isEmpty()
            ? List.of(new Finding("deploy", "merge_refused", Severity.HIGH, "", 0, why))
            : refused.findings();
    move.change(state -> state.changed(made, refused.change()));
    return ReworkLoop.mend(move, findings);
  }
}
