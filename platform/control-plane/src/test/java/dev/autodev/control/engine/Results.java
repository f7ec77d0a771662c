package dev.autodev.control.engine;

import dev.autodev.model.Finding;
import dev.autodev.model.Repository;
import dev.autodev.model.Severity;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What agents answer when all goes well, and what they answer when not. */
final class Results {
  static final Repository SHOP = Repository.at("shop", "/srv/shop.git", "main");

  private Results() {}

  static TaskResult good(TaskPayload payload, int round) {
    return switch (payload) {
      case TaskPayload.AnalyzeRepo p ->
          new TaskResult.RepositoryAnalysed("a library", List.of("Java"), "maven", "mvn", 12);
      case TaskPayload.CreateEpic p -> new TaskResult.EpicCreated("1", p.title(), "", "");
      case TaskPayload.CreateUserStory p ->
          new TaskResult.StoryCreated("2", p.title(), "a story", List.of("it parses"), 3, "");
      case TaskPayload.PrioritizeBacklog p -> new TaskResult.BacklogRanked(List.of("2"), "");
      case TaskPayload.BuildProduct p ->
          new TaskResult.ProductProposed(
              "Shop", p.target(), "# Shop " + round, Map.of("market", 7), Optional.of(SHOP));
      case TaskPayload.EvaluateFeasibility p ->
          new TaskResult.FeasibilityJudged(true, "small", List.of("none"), "1 day");
      case TaskPayload.WriteSpec p ->
          new TaskResult.SpecWritten("# Spec " + round, List.of("src"), "claimed");
      case TaskPayload.ImplementFeature p ->
          new TaskResult.ChangeMade(change(p.branch(), "head" + round), "built");
      case TaskPayload.ImplementFix p ->
          new TaskResult.ChangeMade(change(p.branch(), "head" + round), "mended");
      case TaskPayload.ReviewMr p -> new TaskResult.ReviewDone(true, "fine", List.of());
      case TaskPayload.RunTests p -> tests(0, List.of());
      case TaskPayload.SecurityScan p -> new TaskResult.ScanDone(List.of("keys"), List.of(), 1);
      case TaskPayload.StaticAnalysis p ->
          new TaskResult.AnalysisDone(List.of("pmd"), List.of(), List.of());
      case TaskPayload.Deploy p ->
          new TaskResult.Deployed("merged" + round, false, false, Optional.empty(), "");
      case TaskPayload.Publish p -> new TaskResult.Published(p.target(), "https://x", "");
    };
  }

  static ChangeRef change(String branch, String head) {
    return new ChangeRef(branch, "base", head, "patch-" + head, "7", 2, 30, 4);
  }

  static TaskResult tests(int exitCode, List<Finding> findings) {
    return new TaskResult.TestsRun("mvn", exitCode, 40, 0, 1, Optional.of(81.25), findings);
  }

  static TaskResult review(Finding... findings) {
    return new TaskResult.ReviewDone(findings.length == 0, "looked", List.of(findings));
  }

  static TaskResult scan(Finding... findings) {
    return new TaskResult.ScanDone(List.of("keys"), List.of(findings), 0);
  }

  static Finding finding(Severity severity, String message) {
    return new Finding("reviewer", "bug", severity, "src/A.java", 3, message);
  }
}
