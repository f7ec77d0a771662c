package dev.autodev.role.devops;

import dev.autodev.agent.TaskContext;
import dev.autodev.agent.TestReport;
import dev.autodev.forge.Author;
import dev.autodev.forge.MergeCommand;
import dev.autodev.forge.MergeOutcome;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.WorkflowId;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult.MergeRefusal;
import dev.autodev.model.task.TaskResult.TestsRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Merges the approved commit; what had to be rebased is tested before it is merged. */
final class ApprovedMerge {
  private static final int MOST_REBASES = 3;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
  private static final Author AUTHOR = new Author("Auto-Dev devops", "devops@auto-dev.invalid");

  private final TaskContext work;
  private final TaskPayload.Deploy asked;
  private final Refusal refusal;
  private Optional<TestsRun> tests = Optional.empty();

  ApprovedMerge(TaskContext work, TaskPayload.Deploy asked) {
    this.work = work;
    this.asked = asked;
    this.refusal = new Refusal(work, asked.change());
  }

  TaskOutcome carryOut() {
    String sha = asked.approvedSha();
    int rebases = 0;
    while (true) {
      work.progress("merging " + asked.change().branch() + " at " + sha);
      switch (work.forge().merge(work.forgeRepository(), command(sha))) {
        case MergeOutcome.Merged merged -> {
          return new Deployment(work).of(merged, tests);
        }
        case MergeOutcome.Rebased rebased -> {
          if (rebases++ == MOST_REBASES) {
            return new TaskOutcome.Retry(
                "%s moved during each of %d rounds of tests; the merge is tried again later"
                    .formatted(work.repository().defaultBranch(), MOST_REBASES),
                Optional.empty());
          }
          sha = rebased.newHeadSha();
          Optional<TaskOutcome> refused = refusedByTests(sha);
          if (refused.isPresent()) {
            return refused.get();
          }
        }
        case MergeOutcome.NotYet(String why) -> {
          return new TaskOutcome.Postponed(
              "not merged yet: %s; it is looked at again in %d s"
                  .formatted(why, LOOK_AGAIN.toSeconds()),
              work.clock().instant().plus(LOOK_AGAIN));
        }
        case MergeOutcome.PipelineFailed failed -> {
          return refusal.because(MergeRefusal.TESTS_FAILED, PipelineFindings.of(failed));
        }
        case MergeOutcome.Closed(String request) -> {
          return new TaskOutcome.Parked(
              "somebody closed merge request %s; reopen it and retry this task, or cancel the workflow"
                  .formatted(request));
        }
        case MergeOutcome.HeadMoved moved -> {
          return refusal.because(MergeRefusal.HEAD_MOVED, List.of());
        }
        case MergeOutcome.ContentChanged changed -> {
          return refusal.because(MergeRefusal.CONTENT_CHANGED, List.of());
        }
        case MergeOutcome.Conflict conflict -> {
          return refusal.because(
              MergeRefusal.CONFLICT, conflict.files().stream().map(this::inConflict).toList());
        }
      }
    }
  }

  private Optional<TaskOutcome> refusedByTests(String sha) {
    Worktree worktree = work.worktree(asked.change().branch(), false);
    if (!worktree.headSha().equals(sha)) {
      return Optional.of(refusal.because(MergeRefusal.HEAD_MOVED, List.of()));
    }
    work.progress("rebased to " + sha + "; running the tests again");
    TestReport report = work.runTests(worktree, "");
    tests = Optional.of(report.asResult());
    return report.passed()
        ? Optional.empty()
        : Optional.of(refusal.because(MergeRefusal.TESTS_FAILED, failures(report)));
  }

  private static List<Finding> failures(TestReport report) {
    return report.failures().isEmpty()
        ? List.of(
            new Finding(
                "tests",
                "tests-failed",
                Severity.HIGH,
                "",
                0,
                report.command() + " ended with exit code " + report.exitCode()))
        : report.failures();
  }

  private Finding inConflict(String file) {
    return new Finding(
        "git",
        "merge-conflict",
        Severity.HIGH,
        file,
        0,
        "conflicts with what is on %s by now; take it in and resolve the conflict"
            .formatted(work.repository().defaultBranch()));
  }

  private MergeCommand command(String sha) {
    ChangeRef change = asked.change();
    String marker =
        work.order().workflow().map(WorkflowId::value).orElse(work.order().task().value());
    return new MergeCommand(
        change.mergeRequest(),
        change.branch(),
        sha,
        change.patchId(),
        marker,
        asked.title(),
        AUTHOR);
  }
}
