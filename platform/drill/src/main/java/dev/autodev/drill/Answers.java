package dev.autodev.drill;

import dev.autodev.model.Sha256;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A result that fits what is asked and finds nothing wrong. */
final class Answers {
  private static final String NO_COMMIT = "0".repeat(40);
  private static final String SPEC = "# Drill";
  private static final String SPEC_HASH = Sha256.of(SPEC);

  private Answers() {}

  static TaskResult to(TaskOrder order) {
    return switch (order.payload()) {
      case TaskPayload.AnalyzeRepo t ->
          new TaskResult.RepositoryAnalysed("drill", List.of(), "", "", 0);
      case TaskPayload.CreateEpic t -> new TaskResult.EpicCreated("1", t.title(), "", "");
      case TaskPayload.CreateUserStory t ->
          new TaskResult.StoryCreated("2", t.title(), "", List.of(), 1, "");
      case TaskPayload.PrioritizeBacklog t -> new TaskResult.BacklogRanked(List.of(), "");
      case TaskPayload.BuildProduct t ->
          new TaskResult.ProductProposed("drill", t.target(), "drill", Map.of());
      case TaskPayload.EvaluateFeasibility t ->
          new TaskResult.FeasibilityJudged(true, "drill", List.of(), "S");
      case TaskPayload.WriteSpec t -> new TaskResult.SpecWritten(SPEC, List.of(), SPEC_HASH);
      case TaskPayload.ImplementFeature t ->
          new TaskResult.ChangeMade(change(order, t.branch()), "");
      case TaskPayload.ImplementFix t -> new TaskResult.ChangeMade(change(order, t.branch()), "");
      case TaskPayload.ReviewMr t -> new TaskResult.ReviewDone(true, "drill", List.of());
      case TaskPayload.RunTests t ->
          new TaskResult.TestsRun("drill", 0, 1, 0, 0, Optional.empty(), List.of());
      case TaskPayload.SecurityScan t -> new TaskResult.ScanDone(List.of(), List.of(), 0);
      case TaskPayload.StaticAnalysis t ->
          new TaskResult.AnalysisDone(List.of(), List.of(), List.of());
      case TaskPayload.Deploy t ->
          new TaskResult.Deployed(t.approvedSha(), false, false, Optional.empty(), "");
      case TaskPayload.Publish t -> new TaskResult.Published(t.target(), "", "drill");
    };
  }

  /** A commit id of the attempt's own: a gate on another attempt's change is another gate. */
  private static ChangeRef change(TaskOrder order, String branch) {
    String head = "%08x%032x".formatted(order.epoch(), order.task().value().hashCode());
    return new ChangeRef(branch.isEmpty() ? "drill" : branch, NO_COMMIT, head, head, "1", 1, 1, 0);
  }
}
