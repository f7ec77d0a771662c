package dev.autodev.model.task;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.autodev.model.Finding;
import dev.autodev.model.Repository;
import dev.autodev.model.Require;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a completed task found or made; one record per kind, told apart by {@code type} on the wire.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TaskResult.RepositoryAnalysed.class, name = "repository_analysed"),
  @JsonSubTypes.Type(value = TaskResult.EpicCreated.class, name = "epic_created"),
  @JsonSubTypes.Type(value = TaskResult.StoryCreated.class, name = "story_created"),
  @JsonSubTypes.Type(value = TaskResult.BacklogRanked.class, name = "backlog_ranked"),
  @JsonSubTypes.Type(value = TaskResult.ProductProposed.class, name = "product_proposed"),
  @JsonSubTypes.Type(value = TaskResult.FeasibilityJudged.class, name = "feasibility_judged"),
  @JsonSubTypes.Type(value = TaskResult.SpecWritten.class, name = "spec_written"),
  @JsonSubTypes.Type(value = TaskResult.ChangeMade.class, name = "change_made"),
  @JsonSubTypes.Type(value = TaskResult.ReviewDone.class, name = "review_done"),
  @JsonSubTypes.Type(value = TaskResult.TestsRun.class, name = "tests_run"),
  @JsonSubTypes.Type(value = TaskResult.ScanDone.class, name = "scan_done"),
  @JsonSubTypes.Type(value = TaskResult.AnalysisDone.class, name = "analysis_done"),
  @JsonSubTypes.Type(value = TaskResult.Deployed.class, name = "deployed"),
  @JsonSubTypes.Type(value = TaskResult.MergeRefused.class, name = "merge_refused"),
  @JsonSubTypes.Type(value = TaskResult.Published.class, name = "published"),
})
public sealed interface TaskResult {

  /** A look at a change, whose findings the engine holds against the pipeline's threshold. */
  sealed interface Check extends TaskResult {
    /** What is wrong with the change. */
    List<Finding> findings();
  }

  /**
   * Of analyze_repo.
   *
   * @param summary Markdown
   * @param languages by share, largest first
   * @param testCommand what runs the tests; empty: none found
   */
  record RepositoryAnalysed(
      String summary, List<String> languages, String buildTool, String testCommand, int files)
      implements TaskResult {
    /** A summary is needed. */
    public RepositoryAnalysed {
      summary = Require.text(summary, "summary");
      languages = Require.copy(languages);
      buildTool = Require.orEmpty(buildTool);
      testCommand = Require.orEmpty(testCommand);
    }
  }

  /** Of create_epic: the forge's number and address of it. */
  record EpicCreated(String issue, String title, String description, String url)
      implements TaskResult {
    /** A number is needed. */
    public EpicCreated {
      issue = Require.text(issue, "issue");
      title = Require.text(title, "title");
      description = Require.orEmpty(description);
      url = Require.orEmpty(url);
    }
  }

  /**
   * Of create_user_story.
   *
   * @param acceptance criteria that can be checked
   * @param weight effort, 1 (small) to 13
   */
  record StoryCreated(
      String issue,
      String title,
      String description,
      List<String> acceptance,
      int weight,
      String url)
      implements TaskResult {
    /** A number is needed. */
    public StoryCreated {
      issue = Require.text(issue, "issue");
      title = Require.text(title, "title");
      description = Require.orEmpty(description);
      acceptance = Require.copy(acceptance);
      url = Require.orEmpty(url);
    }
  }

  /** Of prioritize_backlog: issue numbers, best first, and why. */
  record BacklogRanked(List<String> issues, String reasoning) implements TaskResult {
    /** Absent issues: none open. */
    public BacklogRanked {
      issues = Require.copy(issues);
      reasoning = Require.orEmpty(reasoning);
    }
  }

  /**
   * Of build_product: a proposal for a person to approve, reject or defer.
   *
   * @param ratings by criterion, 1 (poor) to 10
   * @param proposal Markdown
   * @param repository where it would be built; absent: where the workflow already works
   */
  record ProductProposed(
      String name,
      String target,
      String proposal,
      Map<String, Integer> ratings,
      Optional<Repository> repository)
      implements TaskResult {
    /** Name and proposal are needed. */
    public ProductProposed {
      name = Require.text(name, "name");
      target = Require.orEmpty(target);
      proposal = Require.text(proposal, "proposal");
      ratings = Require.copy(ratings);
      repository = repository == null ? Optional.empty() : repository;
    }

    /** In the repository that the workflow already works on. */
    public ProductProposed(
        String name, String target, String proposal, Map<String, Integer> ratings) {
      this(name, target, proposal, ratings, Optional.empty());
    }
  }

  /** Of evaluate_feasibility; infeasible ends the workflow with the reasoning. */
  record FeasibilityJudged(boolean feasible, String reasoning, List<String> risks, String effort)
      implements TaskResult {
    /** A reasoning is needed. */
    public FeasibilityJudged {
      reasoning = Require.text(reasoning, "reasoning");
      risks = Require.copy(risks);
      effort = Require.orEmpty(effort);
    }
  }

  /**
   * Of write_spec.
   *
   * @param markdown what a person approves
   * @param paths files and folders that will be touched
   * @param sha256 of the Markdown in UTF-8, lower-case hex: what the gate binds
   */
  record SpecWritten(String markdown, List<String> paths, String sha256) implements TaskResult {
    /** Text and hash are needed. */
    public SpecWritten {
      markdown = Require.text(markdown, "markdown");
      paths = Require.copy(paths);
      sha256 = Require.text(sha256, "sha256");
    }
  }

  /** Of implement_feature and implement_fix: pushed, with a merge request. */
  record ChangeMade(ChangeRef change, String summary) implements TaskResult {
    /** A change is needed. */
    public ChangeMade {
      change = Require.present(change, "change");
      summary = Require.orEmpty(summary);
    }
  }

  /** Of review_mr. Not approving without a finding counts as one finding of medium severity. */
  record ReviewDone(boolean approve, String summary, List<Finding> findings) implements Check {
    /** A summary is needed. */
    public ReviewDone {
      summary = Require.text(summary, "summary");
      findings = Require.copy(findings);
    }
  }

  /**
   * Of run_tests, as the runtime saw it.
   *
   * @param lineCoverage in percent; absent when the repository reports none
   * @param findings a failed test, a failed command or missing coverage each
   */
  record TestsRun(
      String command,
      int exitCode,
      int total,
      int failed,
      int skipped,
      Optional<Double> lineCoverage,
      List<Finding> findings)
      implements Check {
    /** A command is needed. */
    public TestsRun {
      command = Require.text(command, "command");
      lineCoverage = lineCoverage == null ? Optional.empty() : lineCoverage;
      findings = Require.copy(findings);
    }
  }

  /**
   * Of security_scan. On a change, {@code findings} are only what the change has to answer for:
   * secrets of high severity or worse anywhere in the tree, and other findings as bad as that where
   * the change touched the code. The engine sends the change back for these alone.
   *
   * @param tools each scanner with version and what became of it
   * @param known everything else that was found: for people to see, holding nothing up
   * @param suppressed findings the repository's ignore file lets pass
   */
  record ScanDone(List<String> tools, List<Finding> findings, List<Finding> known, int suppressed)
      implements Check {
    /** Absent lists are empty. */
    public ScanDone {
      tools = Require.copy(tools);
      findings = Require.copy(findings);
      known = Require.copy(known);
    }

    /** With nothing beside the findings. */
    public ScanDone(List<String> tools, List<Finding> findings, int suppressed) {
      this(tools, findings, List.of(), suppressed);
    }
  }

  /**
   * Of static_analysis: all findings, of a change those where it touched the code, and those that a
   * second look confirmed. Below high severity they send no change back.
   */
  record AnalysisDone(List<String> tools, List<Finding> findings, List<Finding> confirmed)
      implements Check {
    /** Absent lists are empty. */
    public AnalysisDone {
      tools = Require.copy(tools);
      findings = Require.copy(findings);
      confirmed = Require.copy(confirmed);
    }
  }

  /**
   * Of deploy: the change is on the default branch.
   *
   * @param already an earlier attempt had merged it
   * @param tests as run on the merged state; absent when the default branch had not moved
   * @param deployment what the deploy command said; empty: none configured
   */
  record Deployed(
      String mergedSha,
      boolean already,
      boolean rebased,
      Optional<TestsRun> tests,
      String deployment)
      implements TaskResult {
    /** A commit is needed. */
    public Deployed {
      mergedSha = Require.text(mergedSha, "mergedSha");
      tests = tests == null ? Optional.empty() : tests;
      deployment = Require.orEmpty(deployment);
    }
  }

  /** Why deploy did not merge. */
  enum MergeRefusal {
    /** The branch is not at the approved commit: checks and gate open again. */
    HEAD_MOVED,
    /** Rebased, the change is another one: checks and gate open again. */
    CONTENT_CHANGED,
    /** The default branch moved in the same lines: back to the builder. */
    CONFLICT,
    /** Rebased, the tests fail: back to the builder. */
    TESTS_FAILED
  }

  /** Of deploy: not merged; where the change stands now and what is to be mended. */
  record MergeRefused(MergeRefusal reason, ChangeRef change, List<Finding> findings)
      implements TaskResult {
    /** Reason and change are needed. */
    public MergeRefused {
      reason = Require.present(reason, "reason");
      change = Require.present(change, "change");
      findings = Require.copy(findings);
    }
  }

  /** Of publish. */
  record Published(String target, String url, String details) implements TaskResult {
    /** A target is needed. */
    public Published {
      target = Require.text(target, "target");
      url = Require.orEmpty(url);
      details = Require.orEmpty(details);
    }
  }
}
