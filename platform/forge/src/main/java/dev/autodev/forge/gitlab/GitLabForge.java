package dev.autodev.forge.gitlab;

import dev.autodev.forge.AskedIssue;
import dev.autodev.forge.Author;
import dev.autodev.forge.Branches;
import dev.autodev.forge.Comment;
import dev.autodev.forge.Ending;
import dev.autodev.forge.FailedJob;
import dev.autodev.forge.Feedback;
import dev.autodev.forge.ForgeException;
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
import dev.autodev.forge.hosted.HiddenMark;
import dev.autodev.forge.hosted.RestClients;
import dev.autodev.processes.ProcessRunner;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One GitLab instance, seen with one token. */
public final class GitLabForge extends GitForge implements Intake, Feedback {
  private static final String USER = "oauth2";

  private final GitLabApi api;
  private final Graph graph;
  private final Calls calls;
  private final Projects projects;
  private final Duration pause;

  /**
   * Keeps git's HOME and copies of repositories in the given directory.
   *
   * @param trust who vouches for it
   * @param pause before a repetition and between looks; longer each time
   */
  public GitLabForge(
      URI url, String token, Trust trust, ProcessRunner runner, Path home, Duration pause) {
    super(Branches.at(new GitCredential(url, USER, token, trust), runner, home));
    this.api = RestClients.at(url, Map.of("PRIVATE-TOKEN", token), GitLabApi.class, trust);
    this.calls = new Calls("GitLab (" + url + ")", pause, GitLabForge::remedy);
    this.graph =
        new Graph(
            RestClients.at(
                url, Map.of("Authorization", "Bearer " + token), GitLabGraphApi.class, trust),
            calls);
    this.projects = new Projects(api, calls, url);
    this.pause = pause;
  }

  private static String remedy(int status) {
    return switch (status) {
      case 401 -> "give a token that is valid (SWARM_FORGES_GITLAB_TOKEN) and start again";
      case 403 -> "give the token's user the role Developer in the project, and the scope api";
      case 404 -> "look whether the project's path is right and the token's user is a member";
      case 301, 307, 308 -> "it has moved: register the URL that it has now";
      default -> "look at the project's settings, then let the task run again";
    };
  }

  @Override
  public RepositoryRef create(String name, Path files, Author author) {
    Wire.Project made = calls.repeat(() -> made(name));
    String branch = made.defaultBranch() == null ? "main" : made.defaultBranch();
    RepositoryRef repository = new RepositoryRef(name, made.httpUrlToRepo(), branch);
    branches.begin(repository, files, author);
    return repository;
  }

  private Wire.Project made(String name) {
    try {
      return calls.write(() -> api.create(new Wire.NewProject(name, name, "private")));
    } catch (ForgeRefusedException e) {
      String path = calls.read(api::user).username() + "/" + name;
      try {
        return calls.read(() -> api.project(path));
      } catch (ForgeRefusedException missing) {
        throw new ForgeException(String.valueOf(e.getMessage()), missing);
      }
    }
  }

  @Override
  public MergeRequest openMergeRequest(RepositoryRef repository, NewMergeRequest request) {
    return mergeRequests(repository).open(request);
  }

  /** All merge requests, the oldest first. */
  public List<MergeRequest> allMergeRequests(RepositoryRef repository) {
    return mergeRequests(repository).all();
  }

  @Override
  public void approve(RepositoryRef repository, String mergeRequest, String sha) {
    mergeRequests(repository).approve(mergeRequest, sha);
  }

  private MergeRequests mergeRequests(RepositoryRef repository) {
    return new MergeRequests(api, calls, projects.of(repository));
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

  @Override
  public String name() {
    return "gitlab";
  }

  @Override
  public List<AskedIssue> asked(RepositoryRef repository, String label) {
    return issuesOf(repository).asked(label);
  }

  @Override
  public void relabel(RepositoryRef repository, String issue, String from, String to) {
    issuesOf(repository).change(issue, Wire.IssueFields.relabelled(to, from));
  }

  @Override
  public void close(RepositoryRef repository, String issue) {
    issuesOf(repository).change(issue, Wire.IssueFields.closed());
  }

  private Issues issuesOf(RepositoryRef repository) {
    return new Issues(api, calls, projects.of(repository));
  }

  private Backlog backlog(RepositoryRef repository) {
    return new Backlog(api, graph, calls, projects.of(repository));
  }

  @Override
  public Comment comment(RepositoryRef repository, NewComment comment) {
    return new Notes(api, calls, projects.of(repository)).add(comment, branches);
  }

  /** What people and we have said on a {@code merge_request} or {@code issue}, oldest first. */
  public List<String> comments(RepositoryRef repository, String on, String id) {
    return new Notes(api, calls, projects.of(repository))
        .all(on + "s", id).stream()
            .filter(note -> !note.system())
            .map(note -> HiddenMark.without(note.body()))
            .toList();
  }

  @Override
  public List<Remark> remarks(RepositoryRef repository, String mergeRequest) {
    return new Remarks(api, calls, projects.of(repository)).of(mergeRequest);
  }

  @Override
  public Optional<Ending> ended(RepositoryRef repository, String mergeRequest) {
    return new Remarks(api, calls, projects.of(repository)).ended(mergeRequest);
  }

  @Override
  public Optional<List<FailedJob>> failedPipeline(
      RepositoryRef repository, String mergeRequest, String sha) {
    return new Remarks(api, calls, projects.of(repository)).failed(mergeRequest, sha);
  }

  @Override
  public MergeOutcome merge(RepositoryRef repository, MergeCommand command) {
    return new Merging(api, calls, projects.of(repository), command, pause)
        .merge(repository, branches);
  }
}
