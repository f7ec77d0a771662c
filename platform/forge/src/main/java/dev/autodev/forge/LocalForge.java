package dev.autodev.forge;

import dev.autodev.processes.ProcessRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The forge that is a git repository on this machine, its records beside the commits. */
public final class LocalForge implements Forge {

  private final Git git;
  private final Branches branches;
  private final Path repositories;

  /** Keeps git's HOME, scratch clones and the repositories made here in the given directory. */
  public LocalForge(ProcessRunner runner, Path home) {
    this.git = new Git(runner, home);
    this.branches = new Branches(git, LocalRepository::of);
    this.repositories = home.resolve("repositories");
  }

  @Override
  public RepositoryRef create(String name, Path files, Author author) {
    return new LocalRepositories(git).create(repositories.resolve(name + ".git"), files, author);
  }

  @Override
  public Worktree open(RepositoryRef repository, Path directory, String branch, boolean create) {
    return branches.open(repository, directory, branch, create);
  }

  @Override
  public String push(RepositoryRef repository, Worktree worktree) {
    return branches.push(repository, worktree);
  }

  @Override
  public Unfinished setAside(RepositoryRef repository, Worktree worktree, UnfinishedNote note) {
    return branches.setAside(repository, worktree, note);
  }

  @Override
  public Optional<Unfinished> unfinished(RepositoryRef repository, String task) {
    return branches.unfinished(repository, task);
  }

  @Override
  public Optional<Worktree> takeUp(RepositoryRef repository, Worktree fresh, Unfinished left) {
    return branches.takeUp(repository, fresh, left);
  }

  @Override
  public boolean stillHolds(RepositoryRef repository, Worktree worktree, Unfinished left) {
    return branches.stillHolds(repository, worktree, left);
  }

  @Override
  public void discard(RepositoryRef repository, String task, int epoch) {
    branches.discard(repository, task, epoch);
  }

  @Override
  public String head(RepositoryRef repository, String branch) {
    return branches.head(repository, branch);
  }

  @Override
  public Diff diff(RepositoryRef repository, String baseSha, String headSha) {
    return branches.diff(repository, baseSha, headSha);
  }

  @Override
  public MergeRequest openMergeRequest(RepositoryRef repository, NewMergeRequest request) {
    LocalReviews reviews = reviews(repository);
    return reviews
        .find(request.marker())
        .orElseGet(
            () -> {
              head(repository, request.sourceBranch());
              return reviews.open(request);
            });
  }

  /** All merge requests, the oldest first. */
  public List<MergeRequest> mergeRequests(RepositoryRef repository) {
    return reviews(repository).all();
  }

  @Override
  public Issue createIssue(RepositoryRef repository, NewIssue issue) {
    return backlog(repository).create(issue);
  }

  @Override
  public void rank(RepositoryRef repository, List<String> issueIdsBestFirst) {
    backlog(repository).rank(issueIdsBestFirst);
  }

  @Override
  public List<Issue> issues(RepositoryRef repository) {
    return backlog(repository).all();
  }

  @Override
  public Comment comment(RepositoryRef repository, NewComment comment) {
    return switch (comment.on()) {
      case "merge_request" -> reviews(repository).comment(comment);
      case "issue" -> backlog(repository).comment(comment);
      default ->
          throw new ForgeException(
              "a comment cannot be on a " + comment.on() + "; use merge_request or issue");
    };
  }

  /** All comments on a {@code merge_request} or {@code issue}, the oldest first. */
  public List<KeptComment> comments(RepositoryRef repository, String on, String id) {
    return LocalRecords.of(LocalRepository.of(repository)).commentsOn(on, id);
  }

  @Override
  public MergeOutcome merge(RepositoryRef repository, MergeCommand command) {
    MergeOutcome outcome = branches.merge(repository, command);
    if (outcome instanceof MergeOutcome.Merged) {
      reviews(repository).merged(command.mergeRequestId());
    }
    return outcome;
  }

  /** There is no mark but the reviewer's comment. */
  @Override
  public void approve(RepositoryRef repository, String mergeRequest, String sha) {}

  private static LocalReviews reviews(RepositoryRef repository) {
    return new LocalReviews(LocalRepository.of(repository));
  }

  private static LocalBacklog backlog(RepositoryRef repository) {
    return new LocalBacklog(LocalRepository.of(repository));
  }
}
