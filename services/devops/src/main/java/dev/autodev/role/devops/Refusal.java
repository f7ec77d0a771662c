package dev.autodev.role.devops;

import dev.autodev.agent.TaskContext;
import dev.autodev.forge.Diff;
import dev.autodev.forge.Worktree;
import dev.autodev.model.Finding;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.task.TaskResult.MergeRefusal;
import java.util.List;

/** Not merged: tells where the change stands now, for the checks and the gate to look at. */
final class Refusal {
  private final TaskContext work;
  private final ChangeRef approved;

  Refusal(TaskContext work, ChangeRef approved) {
    this.work = work;
    this.approved = approved;
  }

  TaskOutcome because(MergeRefusal reason, List<Finding> findings) {
    ChangeRef now = now();
    work.progress("not merged, %s: %s is at %s".formatted(reason, now.branch(), now.headSha()));
    return new TaskOutcome.Completed(
        new TaskResult.MergeRefused(reason, now, findings), Evidence.NONE);
  }

  private ChangeRef now() {
    Worktree worktree = work.worktree(approved.branch(), false);
    Diff diff = work.forge().diff(work.forgeRepository(), worktree.baseSha(), worktree.headSha());
    return new ChangeRef(
        approved.branch(),
        worktree.baseSha(),
        worktree.headSha(),
        diff.patchId(),
        approved.mergeRequest(),
        diff.files().size(),
        diff.added(),
        diff.removed());
  }
}
