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

/** Looks, for each kind of result, whether what it claims is so. */
@Singleton
public class EvidenceCollector {
  private final AgentConfig config;

  /** With what a claim is held against. */
  @Inject
  public EvidenceCollector(AgentConfig config) {
    this.config = config;
  }

  /** What the role itself noted, and what was found about its result. */
  public Evidence collect(TaskResult result, Evidence noted, AttemptContext context) {
    List<Observation> all = new ArrayList<>(noted.observations());
    all.addAll(found(result, context));
    return new Evidence(all);
  }

  private List<Observation> found(TaskResult result, AttemptContext context) {
    return switch (result) {
      case TaskResult.ChangeMade made ->
          new ChangeEvidence(context, config.evidence()).of(made.change());
      case TaskResult.TestsRun run -> List.of(ReportEvidence.tests(run, context));
      case TaskResult.ScanDone scan -> List.of(ReportEvidence.scan(scan.tools(), context));
      case TaskResult.AnalysisDone done -> List.of(ReportEvidence.scan(done.tools(), context));
      case TaskResult.Deployed deployed -> List.of(MergeEvidence.of(deployed, context));
      case TaskResult.SpecWritten spec -> List.of(SpecEvidence.of(spec));
      case TaskResult.RepositoryAnalysed r -> List.of();
      case TaskResult.EpicCreated epic -> List.of(IssueEvidence.of("epic", epic.issue(), context));
      case TaskResult.StoryCreated story ->
          List.of(IssueEvidence.of("story", story.issue(), context));
      case TaskResult.BacklogRanked r -> List.of();
      case TaskResult.ProductProposed r -> List.of();
      case TaskResult.FeasibilityJudged r -> List.of();
      case TaskResult.ReviewDone r -> List.of();
      case TaskResult.MergeRefused r -> List.of();
      case TaskResult.Published r -> List.of();
    };
  }
}
