package dev.autodev.forge.github;

import dev.autodev.forge.AskedIssue;
import dev.autodev.forge.Author;
import dev.autodev.forge.Branches;
import dev.autodev.forge.Comment;
import dev.autodev.forge.Ending;
import dev.autodev.forge.FailedJob;
import dev.autodev.forge.Feedback;
import dev.autodev.forge.GitCredential;
import dev.autodev.forge.GitForge;
import dev.autodev.forge.Intake;
import dev.autodev.forge.Issue;
import dev.autodev.forge.MergeCommand;
import dev.autodev.forge.MergeOutcome;
import dev.autodev.forge.MergeRequest;
import dev.autodev.forge.NewComment;
import dev.autodev.forge.NewIssue;
import dev.autodev.forge.NewMergeRequest;
import dev.autodev.forge.Remark;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.forge.Trust;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.ForgeRefusedException;
import dev.autodev.forge.hosted.RestClients;
import dev.autodev.processes.ProcessRunner;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GitHub, or one Enterprise Server, seen with one token. */
public final class GitHubForge extends GitForge implements Intake, Feedback {
  private static final String USER = "x-access-token";
  private static final int INVALID = 422;

  private final GitHubApi api;
  private final Calls calls;
  private final Repositories repositories;
  private final Duration pause;

  /**
   * Keeps git's HOME and copies of repositories in the given directory.
   *
   * @param url as people see it: {@code https://github.com}, or that of an Enterprise Server
   * @param trust who vouches for it
   * @param pause before a repetition and between looks; longer each time
   */
  public GitHubForge(
      URI url, String token, Trust trust, ProcessRunner runner, Path home, Duration pause) {
    super(Branches.at(new GitCredential(url, USER, token, trust), runner, home));
    this.api = RestClients.at(api(url), headers(token), GitHubApi.class, trust);
    this.calls = new Calls("GitHub (" + url + ")", pause, GitHubForge::remedy);
    this.repositories = new Repositories(api, calls, url);
    this.pause = pause;
  }

  /** Where its REST API is. */
  static URI api(URI url) {
    return "github.com".equals(url.getHost())
        ? URI.create("https://api.github.com")
        : URI.create(url + "/api/v3");
  }

  private static Map<String, String> headers(String token) {
    return Map.of(
        "Authorization",
        "Bearer " + token,
        "X-GitHub-Api-Version",
        "2022-11-28",
        "User-Agent",
        "auto-dev");
  }

  private static String remedy(int status) {
    return switch (status) {
      case 401 -> "give a token that is valid (SWARM_FORGES_GITHUB_TOKEN) and start again";
      case 403 ->
          "let the token read and write contents, issues and pull requests of the repository, and"
              + " read its checks, statuses and actions";
      case 404 -> "look whether the repository's name is right and the token may see it";
      case 301, 307, 308 -> "it has moved: register the URL that it has now";
      default -> "look at the repository's settings, then let the task run again";
    };
  }

  @Override
  public RepositoryRef create(String name, Path files, Author author) {
    Wire.Repository made = calls.repeat(() -> made(name));
    String branch = made.defaultBranch() == null ? "main" : made.defaultBranch();
    RepositoryRef repository = new RepositoryRef(name, made.cloneUrl(), branch);
    branches.begin(repository, files, author);
    return repository;
  }

  private Wire.Repository made(String name) {
    try {
      return calls.write(() -> api.create(new Wire.NewRepository(name, true)));
    } catch (ForgeRefusedException e) {
      if (e.status() != INVALID) { // there is one of that name already
        throw e;
      }
      String owner = calls.read(api::user).login();
      return calls.read(() -> api.repository(owner, name));
    }
  }

  @Override
  public MergeRequest openMergeRequest(RepositoryRef repository, NewMergeRequest request) {
    return pullRequests(repository).open(request);
  }

  /** All pull requests, the oldest first. */
  public List<MergeRequest> allMergeRequests(RepositoryRef repository) {
    return pullRequests(repository).all();
  }

  @Override
  public void approve(RepositoryRef repository, String mergeRequest, String sha) {
    pullRequests(repository).approve(mergeRequest, sha);
  }

  private PullRequests pullRequests(RepositoryRef repository) {
    return new PullRequests(api, calls, repositories.of(repository));
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
    return backlog(repository).open();
  }

  private Backlog backlog(RepositoryRef repository) {
    return new Backlog(api, calls, repositories.of(repository));
  }

  @Override
  public String name() {
    return "github";
  }

  @Override
  public List<AskedIssue> asked(RepositoryRef repository, String label) {
    return issuesOf(repository).asked(label);
  }

  /** The new one first: whoever is stopped in between finds the old one still there. */
  @Override
  public void relabel(RepositoryRef repository, String issue, String from, String to) {
    Issues issues = issuesOf(repository);
    issues.label(issue, to);
    issues.unlabel(issue, from);
  }

  @Override
  public void close(RepositoryRef repository, String issue) {
    issuesOf(repository).close(issue);
  }

  private Issues issuesOf(RepositoryRef repository) {
    return new Issues(api, calls, repositories.of(repository));
  }

  @Override
  public Comment comment(RepositoryRef repository, NewComment comment) {
    return new Comments(api, calls, repositories.of(repository)).add(comment);
  }

  /** What people and we have said on a {@code merge_request} or {@code issue}, oldest first. */
  public List<String> comments(RepositoryRef repository, String on, String id) {
    return new Comments(api, calls, repositories.of(repository))
        .texts(on.equals("merge_request"), id);
  }

  @Override
  public List<Remark> remarks(RepositoryRef repository, String mergeRequest) {
    return new Remarks(api, calls, repositories.of(repository)).of(mergeRequest);
  }

  @Override
  public Optional<Ending> ended(RepositoryRef repository, String mergeRequest) {
    return new Remarks(api, calls, repositories.of(repository)).ended(mergeRequest);
  }

  @Override
  public Optional<List<FailedJob>> failedPipeline(
      RepositoryRef repository, String mergeRequest, String sha) {
    return new Remarks(api, calls, repositories.of(repository)).failed(mergeRequest, sha);
  }

  @Override
  public MergeOutcome merge(RepositoryRef repository, MergeCommand command) {
    return new Merging(api, calls, repositories.of(repository), command, pause)
        .merge(repository, branches);
  }
}
