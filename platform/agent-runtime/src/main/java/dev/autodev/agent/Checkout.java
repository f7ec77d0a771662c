package dev.autodev.agent;

import dev.autodev.forge.GitWorktree;
import dev.autodev.forge.Worktree;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskOutcome;
import java.util.Optional;

/** A change's commit in a worktree: a verdict must be about the commit it names. */
public final class Checkout {
  private Checkout() {}

  /**
   * A clone at the change's commit, with the base as the forge sees it.
   *
   * @throws AttemptEnded as failed when the branch is at another commit by now
   */
  public static Worktree of(TaskContext work, ChangeRef change) {
    Worktree worktree = work.worktree(change.branch(), false);
    if (!worktree.headSha().equals(change.headSha())) {
      throw new AttemptEnded(
          new TaskOutcome.Failed(
              "branch %s is at %s and not at %s, which was to be looked at; start over from the new commit"
                  .formatted(change.branch(), worktree.headSha(), change.headSha())));
    }
    return worktree;
  }

  /** A file as it was where the branch began, which the change cannot have written. */
  public static Optional<String> fileAtBase(TaskContext work, Worktree worktree, String path) {
    return git(work).fileAt(worktree, worktree.baseSha(), path);
  }

  /** Git for what an attempt does in its clones. */
  public static GitWorktree git(TaskContext work) {
    return new GitWorktree(work.processes(), work.runDirectory().resolve("home/git"));
  }
}
