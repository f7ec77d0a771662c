package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.model.Finding;
import dev.autodev.model.Role;
import dev.autodev.model.Severity;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One worker that plays all roles of a feature. */
final class ScriptedSwarm {
  static final String BUILT = "b".repeat(40);
  static final String MENDED = "c".repeat(40);
  private static final Map<String, Role> STEPS =
      Map.of(
          "analyse", Role.PM,
          "epic", Role.PM,
          "story", Role.PM,
          "backlog", Role.PM,
          "feasibility", Role.ARCHITECT,
          "spec", Role.ARCHITECT,
          "build", Role.BUILDER,
          "mend", Role.BUILDER,
          "deploy", Role.DEVOPS);

  private final FakeWorker worker;
  private @Nullable String finding;

  ScriptedSwarm(FakeWorker worker) {
    this.worker = worker;
  }

  /** The next review finds this, once. */
  ScriptedSwarm reviewFinds(String what) {
    finding = what;
    return this;
  }

  /** Does these steps, one after the other. */
  void works(String... steps) {
    for (String step : steps) {
      works(Objects.requireNonNull(STEPS.get(step)));
    }
  }

  /** Takes the order of this step, and does nothing about it. */
  void ignores(String step) {
    worker.takes(Objects.requireNonNull(STEPS.get(step)));
  }

  void worksInAnyOrder(Role... roles) {
    for (Role role : roles) {
      works(role);
    }
  }

  private void works(Role role) {
    TaskOrder order = worker.takes(role);
    assertThat(order.workflow()).isPresent();
    worker.claims(order).ends(order, new TaskOutcome.Completed(result(order), Evidence.NONE));
  }

  private TaskResult result(TaskOrder order) {
    return switch (order.payload()) {
      case TaskPayload.AnalyzeRepo t ->
          new TaskResult.RepositoryAnalysed("A library", List.of("Java"), "maven", "mvn test", 9);
      case TaskPayload.CreateEpic t -> new TaskResult.EpicCreated("1", t.title(), "", "");
      case TaskPayload.CreateUserStory t ->
          new TaskResult.StoryCreated("2", t.title(), "", List.of("compares"), 3, "");
      case TaskPayload.PrioritizeBacklog t -> new TaskResult.BacklogRanked(List.of("2"), "");
      case TaskPayload.EvaluateFeasibility t ->
          new TaskResult.FeasibilityJudged(true, "Small", List.of(), "S");
      case TaskPayload.WriteSpec t ->
          new TaskResult.SpecWritten(
              "# Spec " + t.round(), List.of("src/"), "%064d".formatted(t.round()));
      case TaskPayload.ImplementFeature t ->
          new TaskResult.ChangeMade(change(t.branch(), BUILT), "");
      case TaskPayload.ImplementFix t -> new TaskResult.ChangeMade(change(t.branch(), MENDED), "");
      case TaskPayload.ReviewMr t -> review();
      case TaskPayload.RunTests t ->
          new TaskResult.TestsRun("mvn test", 0, 40, 0, 0, Optional.of(91.0), List.of());
      case TaskPayload.SecurityScan t -> new TaskResult.ScanDone(List.of(), List.of(), 0);
      case TaskPayload.Deploy t ->
          new TaskResult.Deployed("d".repeat(40), false, false, Optional.empty(), "");
      default -> throw new IllegalArgumentException(order.toString());
    };
  }

  private TaskResult review() {
    String found = finding;
    finding = null;
    return found == null
        ? new TaskResult.ReviewDone(true, "Good", List.of())
        : new TaskResult.ReviewDone(
            false,
            "Not yet",
            List.of(new Finding("review", "bug", Severity.HIGH, "src/A.java", 7, found)));
  }

  private static ChangeRef change(String branch, String head) {
    return new ChangeRef(
        branch.isEmpty() ? "auto-dev/x" : branch, "a".repeat(40), head, "p-" + head, "1", 2, 9, 1);
  }
}
