package dev.autodev.forge;

import dev.autodev.processes.ProcessRunner;
import java.nio.file.Path;
import java.util.List;

/** The forge that is a git repository on this machine, its records beside the commits. */
public final class LocalForge extends GitForge {
  private final Git git;
  private final Path repositories;

  /** Keeps git's HOME, scratch clones and the repositories made here in the given directory. */
  public LocalForge(ProcessRunner runner, Path home) {
    this(new Git(runner, home), home.resolve("repositories"));
  }

  private LocalForge(Git git, Path repositories) {
    super(Branches.here(git));
    this.git = git;
    this.repositories = repositories;
  }

  @Override
  public RepositoryRef create(String name, Path files, Author author) {
    return new LocalRepositories(git).create(repositories.resolve(name + ".git"), files, author);
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
    return comment.isOnMergeRequest()
        ? reviews(repository).comment(comment)
        : backlog(repository).comment(comment);
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
