package dev.autodev.agent.evidence;

import dev.autodev.agent.AgentConfig;
import dev.autodev.agent.work.AttemptContext;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.Evidence.Observation;
import dev.autodev.model.task.TaskResult;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks, for each kind of result, whether what it claims is so. */
@Singleton
public class EvidenceCollector {
  private final AgentConfig config;

  /** With what a claim is held against. */
  @Inject
  public EvidenceCollector(AgentConfig config) {
    this.config = config;
  }

  /**
   * What the role itself noted, and what was found about its result.
   *
   * @param looking said before anything is looked at; not where nothing can be
   */
  public Evidence collect(
      TaskResult result, Evidence noted, AttemptContext context, Runnable looking) {
    List<Observation> all = new ArrayList<>(noted.observations());
    looks(result, context)
        .ifPresent(
            looks -> {
              looking.run();
              all.addAll(looks.get());
            });
    return new Evidence(all);
  }

  /** How to look, where a result claims something that can be looked at. */
  protected Optional<Supplier<List<Observation>>> looks(TaskResult result, AttemptContext context) {
    return switch (result) {
      case TaskResult.ChangeMade made ->
          Optional.of(() -> new ChangeEvidence(context, config.evidence()).of(made.change()));
      case TaskResult.TestsRun run -> one(() -> ReportEvidence.tests(run, context));
      case TaskResult.ScanDone scan -> one(() -> ReportEvidence.scan(scan.tools(), context));
      case TaskResult.AnalysisDone done -> one(() -> ReportEvidence.scan(done.tools(), context));
      case TaskResult.Deployed deployed -> one(() -> MergeEvidence.of(deployed, context));
      case TaskResult.SpecWritten spec -> one(() -> SpecEvidence.of(spec));
      case TaskResult.EpicCreated epic ->
          one(() -> IssueEvidence.of("epic", epic.issue(), context));
      case TaskResult.StoryCreated story ->
          one(() -> IssueEvidence.of("story", story.issue(), context));
      case TaskResult.RepositoryAnalysed r -> Optional.empty();
      case TaskResult.BacklogRanked r -> Optional.empty();
      case TaskResult.ProductProposed r -> Optional.empty();
      case TaskResult.FeasibilityJudged r -> Optional.empty();
      case TaskResult.ReviewDone r -> Optional.empty();
      case TaskResult.MergeRefused r -> Optional.empty();
      case TaskResult.Published r -> Optional.empty();
    };
  }

  private static Optional<Supplier<List<Observation>>> one(Supplier<Observation> look) {
    return Optional.of(() -> List.of(look.get()));
  }
}
