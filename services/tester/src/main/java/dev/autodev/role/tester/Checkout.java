package dev.autodev.role.tester;

import dev.autodev.agent.AttemptEnded;
import dev.autodev.agent.TaskContext;
import dev.autodev.forge.Worktree;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskOutcome;

/** A change's commit in a worktree: a verdict must be about the commit it names. */
final class Checkout {
  private Checkout() {}

  static Worktree of(TaskContext work, ChangeRef change) {
    Worktree worktree = work.worktree(change.branch(), false);
    if (!worktree.headSha().equals(change.headSha())) {
      throw new AttemptEnded(
          new TaskOutcome.Failed(
              "branch %s is at %s and not at %s, which was to be looked at; start over from the new commit"
                  .formatted(change.branch(), worktree.headSha(), change.headSha())));
    }
    return worktree;
  }
}
