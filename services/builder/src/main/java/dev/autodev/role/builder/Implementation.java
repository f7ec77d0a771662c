package dev.autodev.role.builder;

import dev.autodev.agent.Ask;
import dev.autodev.agent.Checkout;
import dev.autodev.agent.TaskContext;
import dev.autodev.forge.Author;
import dev.autodev.forge.Diff;
import dev.autodev.forge.MergeRequest;
import dev.autodev.forge.NewMergeRequest;
import dev.autodev.forge.Worktree;
import dev.autodev.model.WorkflowId;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskResult;
import dev.autodev.sessions.ToolSet;

/** A session works on the branch; what it leaves is committed, pushed and put up for merging. */
final class Implementation {
  private static final Author AUTHOR = new Author("Auto-Dev builder", "builder@auto-dev.invalid");

  private final TaskContext work;

  Implementation(TaskContext work) {
    this.work = work;
  }

  /** What the session hands in. */
  record Report(String summary) {}

  TaskOutcome of(Assignment assignment) {
    Worktree worktree = work.worktree(assignment.branch(), true);
    Report report =
        work.ask(worktree, new Ask<>(assignment.prompt(), ToolSet.READ_WRITE, Report.class));
    String head = Checkout.git(work).commitAll(worktree, assignment.title(), AUTHOR);
    String before = assignment.continued().map(ChangeRef::headSha).orElseGet(worktree::baseSha);
    if (head.equals(before)) {
      return new TaskOutcome.Failed(
          "\"%s\" claims to be done, but made no commit: branch %s is still at %s"
              .formatted(assignment.title(), assignment.branch(), head));
    }
    work.progress("pushing " + assignment.branch() + " at " + head);
    String pushed = work.forge().push(work.forgeRepository(), worktree);
    // The session may have taken in the default branch: then the change begins there.
    String base = Checkout.git(work).fork(worktree, work.repository().defaultBranch());
    Diff diff = work.forge().diff(work.forgeRepository(), base, pushed);
    if (diff.files().isEmpty()) {
      return new TaskOutcome.Failed(
          "\"%s\" claims to be done, but changes nothing: %s has the same files as %s"
              .formatted(assignment.title(), pushed, base));
    }
    String mergeRequest =
        assignment
            .continued()
            .map(ChangeRef::mergeRequest)
            .orElseGet(() -> open(assignment, report.summary()).id());
    ChangeRef change =
        new ChangeRef(
            assignment.branch(),
            base,
            pushed,
            diff.patchId(),
            mergeRequest,
            diff.files().size(),
            diff.added(),
            diff.removed());
    return new TaskOutcome.Completed(
        new TaskResult.ChangeMade(change, report.summary()), Evidence.NONE);
  }

  private MergeRequest open(Assignment assignment, String summary) {
    String marker =
        work.order().workflow().map(WorkflowId::value).orElse(work.order().task().value());
    return work.forge()
        .openMergeRequest(
            work.forgeRepository(),
            new NewMergeRequest(
                marker,
                assignment.title(),
                summary,
                assignment.branch(),
                work.repository().defaultBranch()));
  }
}
