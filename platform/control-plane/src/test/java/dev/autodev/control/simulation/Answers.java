package dev.autodev.control.simulation;

import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.FollowUp;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What agents make of an order; each answer carries a mark of its own, by which it is known. */
final class Answers {
  private final World world;
  private int marks;

  Answers(World world) {
    this.world = world;
  }

  /** The end of an attempt. */
  TaskOutcome of(Order order) {
    if (world.fault(50)) {
      return new TaskOutcome.Retry(mark(), Optional.empty());
    }
    if (world.fault(15)) {
      return new TaskOutcome.Failed(mark());
    }
    if (world.fault(10)) {
      return new TaskOutcome.Parked(mark());
    }
    if (world.fault(20)) {
      return new TaskOutcome.Postponed(
          mark(), world.timeline.instant().plusMillis(world.dice.between(0, 60_000)));
    }
    Evidence evidence = world.fault(15) ? refuted() : Evidence.NONE;
    return new TaskOutcome.Completed(result(order), evidence, followUps(order));
  }

  private String mark() {
    return "no #" + ++marks;
  }

  TaskOutcome interrupted() {
    return new TaskOutcome.Interrupted(mark());
  }

  private Evidence refuted() {
    return new Evidence(List.of(new Evidence.Observation("tests", "green", mark(), false)));
  }

  private List<FollowUp> followUps(Order order) {
    if (order.payload() instanceof TaskPayload.StaticAnalysis && world.fault(500)) {
      TaskPayload fix =
          new TaskPayload.ImplementFix("Mend", "", "", List.of(), Optional.empty(), "", 0);
      FollowUp found = new FollowUp("npe", fix);
      return List.of(found, found);
    }
    return List.of();
  }

  private TaskResult result(Order order) {
    return switch (order.payload()) {
      case TaskPayload.AnalyzeRepo p ->
          new TaskResult.RepositoryAnalysed("library", List.of(), "maven", "", 12);
      case TaskPayload.CreateEpic p -> new TaskResult.EpicCreated("1", "epic", "", "");
      case TaskPayload.CreateUserStory p ->
          new TaskResult.StoryCreated("2", "story", "", List.of(), 3, "");
      case TaskPayload.PrioritizeBacklog p -> new TaskResult.BacklogRanked(List.of("2"), "");
      case TaskPayload.BuildProduct p ->
          new TaskResult.ProductProposed(
              "Shop", "npm", "# Shop " + ++marks, Map.of(), Optional.of(World.SAMPLE));
      case TaskPayload.EvaluateFeasibility p ->
          new TaskResult.FeasibilityJudged(!world.fault(20), "judged", List.of(), "");
      case TaskPayload.WriteSpec p ->
          new TaskResult.SpecWritten("# Spec " + ++marks, List.of(), "claimed");
      case TaskPayload.ImplementFeature p ->
          new TaskResult.ChangeMade(world.forge.push(p.branch()), "built");
      case TaskPayload.ImplementFix p ->
          new TaskResult.ChangeMade(world.forge.push(p.branch()), "mended");
      case TaskPayload.ReviewMr p -> {
        List<Finding> findings = findings();
        yield new TaskResult.ReviewDone(findings.isEmpty(), "looked", findings);
      }
      case TaskPayload.RunTests p ->
          new TaskResult.TestsRun("mvn", 0, 40, 0, 1, Optional.empty(), findings());
      case TaskPayload.SecurityScan p -> new TaskResult.ScanDone(List.of(), findings(), 0);
      case TaskPayload.StaticAnalysis p ->
          new TaskResult.AnalysisDone(List.of(), List.of(), List.of());
      case TaskPayload.Deploy p -> deployed(order, p);
      case TaskPayload.Publish p -> new TaskResult.Published("npm", "https://x", "");
    };
  }

  /** The forge merges what was approved, if that is the newest, and a workflow once. */
  private TaskResult deployed(Order order, TaskPayload.Deploy deploy) {
    String workflow = String.valueOf(order.workflow());
    String before = world.forge.mergeOf(workflow);
    if (before != null) {
      return new TaskResult.Deployed(before, true, false, Optional.empty(), "");
    }
    String branch = deploy.change().branch();
    if (!world.forge.newest(branch).headSha().equals(deploy.approvedSha())) {
      return new TaskResult.MergeRefused(
          TaskResult.MergeRefusal.HEAD_MOVED, world.forge.newest(branch), List.of());
    }
    if (world.fault(100)) {
      TaskResult.MergeRefusal why =
          world.dice.chance(500)
              ? TaskResult.MergeRefusal.CONFLICT
              : TaskResult.MergeRefusal.TESTS_FAILED;
      return new TaskResult.MergeRefused(why, world.forge.newest(branch), List.of());
    }
    world.checker.merged(workflow, deploy.approvedSha());
    return new TaskResult.Deployed(world.forge.merge(workflow), false, false, Optional.empty(), "");
  }

  private List<Finding> findings() {
    return world.fault(80)
        ? List.of(new Finding("agent", "bug", Severity.HIGH, "A.java", 3, "found"))
        : List.of();
  }
}
