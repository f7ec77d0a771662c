package dev.autodev.agent.work;

import dev.autodev.model.task.TaskPayload;

/** How often findings have sent a piece of work back, by its payload. */
final class Rounds {
  private Rounds() {}

  static int of(TaskPayload payload) {
    return switch (payload) {
      case TaskPayload.WriteSpec spec -> spec.round();
      case TaskPayload.ImplementFix fix -> fix.round();
      case TaskPayload.ReviewMr review -> review.round();
      case TaskPayload.RunTests tests -> tests.round();
      case TaskPayload.SecurityScan scan -> scan.round();
      case TaskPayload.Deploy deploy -> deploy.round();
      case TaskPayload.AnalyzeRepo p -> 0;
      case TaskPayload.CreateEpic p -> 0;
      case TaskPayload.CreateUserStory p -> 0;
      case TaskPayload.PrioritizeBacklog p -> 0;
      case TaskPayload.BuildProduct p -> 0;
      case TaskPayload.EvaluateFeasibility p -> 0;
      case TaskPayload.ImplementFeature p -> 0;
      case TaskPayload.Publish p -> 0;
      case TaskPayload.StaticAnalysis p -> 0;
    };
  }
}
