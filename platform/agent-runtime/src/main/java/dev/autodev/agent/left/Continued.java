package dev.autodev.agent.left;

import dev.autodev.forge.Forge;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.forge.Unfinished;
import dev.autodev.forge.UnfinishedNote;
import dev.autodev.forge.Worktree;
import dev.autodev.model.TaskId;
import java.nio.file.Path;
import java.util.Optional;

/** Finds where a task goes on: in the worktree that is still here, or from what is kept in git. */
final class Continued {
  private static final String CRASHED = "the process it was in ended under it";

  private final Forge forge;
  private final RepositoryRef repository;
  private final TaskId task;
  private Optional<Unfinished> known;

  Continued(Forge forge, RepositoryRef repository, TaskId task) {
    this.forge = forge;
    this.repository = repository;
    this.task = task;
    this.known = forge.unfinished(repository, task.value());
  }

  /** A worktree in which a task goes on. */
  record Found(Worktree worktree, Earlier from) {}

  /** What is kept in git of earlier attempts. */
  Optional<Unfinished> known() {
    return known;
  }

  /**
   * The very worktree, if it is as it was left and nobody has gone on without it. What a process
   * left that has ended without a word is put into git first: then it is not lost either way.
   */
  Optional<Found> here(LeftHere left) {
    Worktree worktree = left.worktree();
    Unfinished kept =
        known
            .filter(known -> known.note().epoch() >= left.epoch())
            .orElseGet(() -> forge.setAside(repository, worktree, crashed(left)));
    known = Optional.of(kept);
    boolean still =
        kept.note().epoch() == left.epoch() && forge.stillHolds(repository, worktree, kept);
    return still
        ? Optional.of(
            new Found(worktree, earlier(worktree, kept, Optional.of(Path.of(left.run())))))
        : Optional.empty();
  }

  private UnfinishedNote crashed(LeftHere left) {
    return Notes.after(known, task.value(), left.epoch(), left.branch(), CRASHED);
  }

  /** The same files and commits, in a fresh worktree. */
  Optional<Found> fromGit(Worktree fresh) {
    return known.flatMap(
        kept ->
            forge
                .takeUp(repository, fresh, kept)
                .map(worktree -> new Found(worktree, earlier(worktree, kept, Optional.empty()))));
  }

  private static Earlier earlier(Worktree worktree, Unfinished kept, Optional<Path> run) {
    return new Earlier(worktree.baseSha(), kept.note().reason(), run);
  }
}
