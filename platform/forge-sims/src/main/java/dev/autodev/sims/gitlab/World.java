package dev.autodev.sims.gitlab;

import dev.autodev.sims.BareGit;
import dev.autodev.sims.Person;
import dev.autodev.sims.Persons;
import dev.autodev.sims.Refused;
import dev.autodev.sims.Request;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All that there is on the instance; whoever looks at it or changes it holds its lock. */
final class World {
  final Clock clock;
  final Path repositories;
  final Supplier<URI> url;
  final Persons persons = new Persons();
  final List<Project> projects = new ArrayList<>();

  /** By the paths that projects had. */
  final Map<String, Project> moved = new LinkedHashMap<>();

  final List<Issue> epics = new ArrayList<>();
  final List<String> groupLabels = new ArrayList<>();
  boolean premium = true;
  boolean epicsByRest = true;
  boolean continuousIntegration;
  private int lastId = 100;

  World(Clock clock, Path repositories, Supplier<URI> url) {
    this.clock = clock;
    this.repositories = repositories;
    this.url = url;
  }

  int nextId() {
    return ++lastId;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Who asks by REST. */
  Person asking(Request request) {
    String token = request.header("private-token");
    return (token.isEmpty() ? persons.bearer(request) : persons.withToken(token))
        .orElseThrow(() -> new Refused(401, "401 Unauthorized"));
  }

  Optional<Project> at(String path) {
    return projects.stream().filter(project -> project.path.equals(path)).findFirst();
  }

  Project project(String idOrPath) {
    return projects.stream()
        .filter(
            project ->
                project.path.equals(idOrPath) || Integer.toString(project.id).equals(idOrPath))
        .findFirst()
        .orElseThrow(() -> Refused.missing("Project"));
  }

  Project add(String path, BareGit git, String defaultBranch) {
    Project project = new Project(nextId(), path, git, defaultBranch);
    projects.add(project);
    return project;
  }

  /** Whatever was pushed is seen: new versions of merge requests, whose approvals end. */
  void look(Project project) {
    for (MergeRequest request : project.mergeRequests) {
      Optional<String> head = project.git.head(request.source);
      if (request.state.equals("opened") && head.isPresent()) {
        look(project, request, head.get());
      }
    }
  }

  private void look(Project project, MergeRequest request, String head) {
    if (!request.versions.isEmpty() && request.version().head().equals(head)) {
      return;
    }
    String start = project.git.head(request.target).orElseThrow();
    String base = project.git.ask("merge-base", start, head).orElse(start);
    request.versions.add(new MergeRequest.Version(nextId(), head, base, start, now()));
    request.unchecked = 1;
    request.updatedAt = now();
    if (continuousIntegration) {
      String log = "$ ./test\nwaiting for a runner\n";
      Pipeline pipeline = new Pipeline(nextId(), head, request.source, now(), "running", log);
      nextId();
      project.pipelines.add(pipeline);
    }
  }
}
