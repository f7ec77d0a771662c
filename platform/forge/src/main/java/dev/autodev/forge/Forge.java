package dev.autodev.forge;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The port to where repositories live. Blocking; everything that writes is safe to repeat. */
public interface Forge {
  /**
   * Makes a repository of that name whose first commit holds a directory's files; one that is there
   * already is left as it is.
   */
  RepositoryRef create(String name, Path files, Author author);

  /**
   * A clone of the caller's own in a new directory, at a branch; {@code create} makes the branch
   * from the default branch unless it exists.
   */
  Worktree open(RepositoryRef repository, Path directory, String branch, boolean create);

  /** Publishes the worktree's branch and returns its newest commit; refuses the default branch. */
  String push(RepositoryRef repository, Worktree worktree);

  /**
   * Publishes all that a worktree holds, committed or not, beside its branch and for the task's
   * next attempt only. It takes the place of what an earlier attempt left; what a later one has
   * left stays, and is answered. What nobody has discarded within 30 days is forgotten.
   */
  Unfinished setAside(RepositoryRef repository, Worktree worktree, UnfinishedNote note);

  /** What the attempts of a task have left. */
  Optional<Unfinished> unfinished(RepositoryRef repository, String task);

  /**
   * Brings what was left into a fresh worktree: what was committed is committed, what was not is
   * not. Empty, and nothing done, if it is nothing that the worktree has not, or if the branch has
   * gone on without it.
   */
  Optional<Worktree> takeUp(RepositoryRef repository, Worktree fresh, Unfinished left);

  /** Whether a worktree is as this was left, and its branch has not gone on without it. */
  boolean stillHolds(RepositoryRef repository, Worktree worktree, Unfinished left);

  /** Forgets what was left of a task, unless an attempt later than this one has left it. */
  void discard(RepositoryRef repository, String task, int epoch);

  /** The names of all branches, sorted; asked where the repository lies, without a copy of it. */
  List<String> branches(RepositoryRef repository);

  /** The newest commit of a branch. */
  String head(RepositoryRef repository, String branch);

  /** What lies between two commits. */
  Diff diff(RepositoryRef repository, String baseSha, String headSha);

  /** What a commit holds, by path; 2,000 files at most. */
  List<TreeFile> files(RepositoryRef repository, String sha);

  /** A file of a commit; empty: there is none, it is no text, or has more than 256 KiB. */
  Optional<String> text(RepositoryRef repository, String sha, String path);

  /** Opens a merge request, or finds the one with this marker. */
  MergeRequest openMergeRequest(RepositoryRef repository, NewMergeRequest request);

  /** Creates an issue, or finds the one with this marker. */
  Issue createIssue(RepositoryRef repository, NewIssue issue);

  /** Puts open issues in this order. */
  void rank(RepositoryRef repository, List<String> issueIdsBestFirst);

  /** All open issues, ranked ones first. */
  List<Issue> issues(RepositoryRef repository);

  /** Adds a comment, or finds the one with this marker. */
  Comment comment(RepositoryRef repository, NewComment comment);

  /** Marks a merge request's commit as reviewed and found good, where the forge has such a mark. */
  void approve(RepositoryRef repository, String mergeRequest, String sha);

  /** Merges what was approved, if it still is that. */
  MergeOutcome merge(RepositoryRef repository, MergeCommand command);
}
