package dev.autodev.control.engine;

import dev.autodev.model.task.TaskResult;
import dev.autodev.model.task.TaskType;
import dev.autodev.model.workflow.Step;
import java.util.Optional;

/** Whether a result is one that its step can have. */
final class ResultFit {
  private ResultFit() {}

  /** What is wrong with it; a repetition of a completed task would not change that. */
  static Optional<String> problem(WorkflowState state, String id, TaskResult result) {
    Step.Work step = (Step.Work) state.definition().step(id);
    if (!fits(step.task(), result)) {
      return Optional.of(
          "step '"
              + id
              + "' ("
              + step.task().wireName()
              + ") ended with a "
              + result.getClass().getSimpleName()
              + ", which it cannot have; a defect of the agent, start the workflow again");
    }
    if (result instanceof TaskResult.ChangeMade made
        && state.result(id).orElse(null) instanceof TaskResult.ChangeMade before
        && !before.change().branch().equals(made.change().branch())) {
      return Optional.of(
          "step '"
              + id
              + "' mended on branch '"
              + made.change().branch()
              + "' what is on '"
              + before.change().branch()
              + "'; a defect of the agent, start the workflow again");
    }
    return Optional.empty();
  }

  private static boolean fits(TaskType type, TaskResult result) {
    return switch (type) {
      case ANALYZE_REPO -> result instanceof TaskResult.RepositoryAnalysed;
      case CREATE_EPIC -> result instanceof TaskResult.EpicCreated;
      case CREATE_USER_STORY -> result instanceof TaskResult.StoryCreated;
      case PRIORITIZE_BACKLOG -> result instanceof TaskResult.BacklogRanked;
      case BUILD_PRODUCT -> result instanceof TaskResult.ProductProposed;
      case EVALUATE_FEASIBILITY -> result instanceof TaskResult.FeasibilityJudged;
      case WRITE_SPEC -> result instanceof TaskResult.SpecWritten;
      case IMPLEMENT_FEATURE, IMPLEMENT_FIX -> result instanceof TaskResult.ChangeMade;
      case REVIEW_MR -> result instanceof TaskResult.ReviewDone;
      case RUN_TESTS -> result instanceof TaskResult.TestsRun;
      case SECURITY_SCAN -> result instanceof TaskResult.ScanDone;
      case STATIC_ANALYSIS -> result instanceof TaskResult.AnalysisDone;
      case DEPLOY ->
          result instanceof TaskResult.Deployed || result instanceof TaskResult.MergeRefused;
      case PUBLISH -> result instanceof TaskResult.Published;
    };
  }
}
