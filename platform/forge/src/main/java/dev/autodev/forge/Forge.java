package dev.autodev.forge;

import java.nio.file.Path;
import java.util.List;

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

  /** The newest commit of a branch. */
  String head(RepositoryRef repository, String branch);

  /** What lies between two commits. */
  Diff diff(RepositoryRef repository, String baseSha, String headSha);

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

  /** Merges what was approved, if it still is that. */
  MergeOutcome merge(RepositoryRef repository, MergeCommand command);
}
