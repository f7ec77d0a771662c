package dev.autodev.control.flow;

import dev.autodev.model.task.TaskPayload;

/** One line for a task that nobody gave a title. */
public final class Titles {
  private Titles() {}

  /** What the payload is about, or the type's name in words. */
  public static String of(TaskPayload payload) {
    String title =
        switch (payload) {
          case TaskPayload.CreateEpic task -> task.title();
          case TaskPayload.CreateUserStory task -> task.title();
          case TaskPayload.BuildProduct task -> task.idea();
          case TaskPayload.EvaluateFeasibility task -> task.title();
          case TaskPayload.WriteSpec task -> task.title();
          case TaskPayload.ImplementFeature task -> task.title();
          case TaskPayload.ImplementFix task -> task.title();
          case TaskPayload.ReviewMr task -> task.title();
          case TaskPayload.Deploy task -> task.title();
          case TaskPayload.Publish task -> task.product();
          case TaskPayload.AnalyzeRepo task -> task.focus();
          case TaskPayload.PrioritizeBacklog task -> "";
          case TaskPayload.RunTests task -> task.command();
          case TaskPayload.SecurityScan task -> "";
          case TaskPayload.StaticAnalysis task -> "";
        };
    String name = payload.taskType().wireName().replace('_', ' ');
    return title.isBlank() ? name : title;
  }

  /** The same within a workflow, whose title says what it is about. */
  static String of(TaskPayload payload, String workflow) {
    String own = of(payload);
    String name = payload.taskType().wireName().replace('_', ' ');
    return own.equals(name) ? name + ": " + workflow : own;
  }
}
