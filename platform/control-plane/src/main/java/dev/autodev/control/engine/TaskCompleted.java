package dev.autodev.control.engine;

import dev.autodev.control.engine.EngineCommand.RegisterRepository;
import dev.autodev.model.Finding;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.workflow.GateKind;
import dev.autodev.model.workflow.Rework;
import dev.autodev.model.workflow.Step;
import java.util.List;
import java.util.Optional;

/** A task is done, with a result. Follow-ups of it are filed by the caller, as workflows. */
final class TaskCompleted {
  private TaskCompleted() {}

  static Decision apply(WorkflowState state, String id, TaskOutcome.Completed outcome) {
    TaskResult result = outcome.result();
    Optional<String> unfit = ResultFit.problem(state, id, result);
    Move move = Move.on(state);
    move.put(id, state.step(id).finished(result, outcome.evidence()));
    if (unfit.isPresent()) {
      return move.end(WorkflowStatus.FAILED, unfit.get());
    }
    return switch (result) {
      case TaskResult.FeasibilityJudged judged when !judged.feasible() ->
          move.end(WorkflowStatus.FAILED, "not feasible: " + judged.reasoning());
      case TaskResult.MergeRefused refused -> MergeTurnedDown.apply(move, id, refused);
      case TaskResult.ProductProposed proposed -> {
        if (!hasProposalGate(state, id)) {
          register(move, proposed);
        }
        yield move.advance();
      }
      case TaskResult.Check check when isRework(state, id) -> checked(move);
      default -> move.advance();
    };
  }

  /** Only a proposal that is approved, or needs no approval, brings its repository along. */
  static void register(Move move, TaskResult.ProductProposed proposed) {
    proposed
        .repository()
        .ifPresent(
            repository ->
                move.change(state -> state.in(repository))
                    .emit(new RegisterRepository(repository)));
  }

  private static boolean hasProposalGate(WorkflowState state, String id) {
    return state.definition().steps().stream()
        .anyMatch(
            step ->
                step instanceof Step.Gate gate
                    && gate.gate() == GateKind.PROJECT_PROPOSAL
                    && gate.of().equals(id));
  }

  private static boolean isRework(WorkflowState state, String id) {
    return state.definition().rework().filter(loop -> loop.checks().contains(id)).isPresent();
  }

  private static Decision checked(Move move) {
    Rework rework = move.state().definition().rework().orElseThrow();
    if (!rework.checks().stream().allMatch(check -> move.state().step(check).done())) {
      return move.advance();
    }
    List<Finding> blocking = Verdict.blocking(move.state(), rework);
    return blocking.isEmpty() ? move.advance() : ReworkLoop.mend(move, blocking);
  }
}
