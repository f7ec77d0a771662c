package dev.autodev.control.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A workflow as people see it.
 *
 * @param definition name of its pipeline
 * @param tasks ids of all its tasks, oldest first, those of earlier rounds too
 * @param result summary of its end, or what a person should know now
 */
public record WorkflowView(
    String id,
    String definition,
    String status,
    String title,
    @Nullable String repository,
    List<StepView> steps,
    List<String> tasks,
    UsageView usage,
    @Nullable String result,
    Instant createdAt,
    @Nullable Instant finishedAt) {
  /** Copies. */
  public WorkflowView {
    steps = List.copyOf(steps);
    tasks = List.copyOf(tasks);
  }

  /** The steps that a step comes after and that are not done. */
  public List<String> unfinishedBefore(String id) {
    return steps.stream()
        .filter(step -> step.id().equals(id))
        .flatMap(step -> step.after().stream())
        .filter(before -> steps.stream().anyMatch(step -> step.id().equals(before) && !step.done()))
        .toList();
  }
}
