package dev.autodev.forge;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A forge whose branches are git's, and whose merge requests and issues are its own affair. */
public abstract class GitForge implements Forge {
  protected final Branches branches;

  protected GitForge(Branches branches) {
    this.branches = branches;
  }

  @Override
  public final Worktree open(
      RepositoryRef repository, Path directory, String branch, boolean create) {
    return branches.open(repository, directory, branch, create);
  }

  @Override
  public final String push(RepositoryRef repository, Worktree worktree) {
    return branches.push(repository, worktree);
  }

  @Override
  public final Unfinished setAside(
      RepositoryRef repository, Worktree worktree, UnfinishedNote note) {
    return branches.setAside(repository, worktree, note);
  }

  @Override
  public final Optional<Unfinished> unfinished(RepositoryRef repository, String task) {
    return branches.unfinished(repository, task);
  }

  @Override
  public final Optional<Worktree> takeUp(
      RepositoryRef repository, Worktree fresh, Unfinished left) {
    return branches.takeUp(repository, fresh, left);
  }

  @Override
  public final boolean stillHolds(RepositoryRef repository, Worktree worktree, Unfinished left) {
    return branches.stillHolds(repository, worktree, left);
  }

  @Override
  public final void discard(RepositoryRef repository, String task, int epoch) {
    branches.discard(repository, task, epoch);
  }

  @Override
  public final List<String> branches(RepositoryRef repository) {
    return branches.names(repository);
  }

  @Override
  public final String head(RepositoryRef repository, String branch) {
    return branches.head(repository, branch);
  }

  @Override
  public final Diff diff(RepositoryRef repository, String baseSha, String headSha) {
    return branches.diff(repository, baseSha, headSha);
  }

  @Override
  public final List<TreeFile> files(RepositoryRef repository, String sha) {
    return branches.files(repository, sha);
  }

  @Override
  public final Optional<String> text(RepositoryRef repository, String sha, String path) {
    return branches.text(repository, sha, path);
  }
}
