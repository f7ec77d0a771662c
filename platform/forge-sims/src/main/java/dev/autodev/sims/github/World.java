package dev.autodev.sims.github;

import dev.autodev.sims.BareGit;
import dev.autodev.sims.Person;
import dev.autodev.sims.Persons;
import dev.autodev.sims.Refused;
import dev.autodev.sims.Request;
import dev.autodev.sims.Routes.Call;
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

/** All that there is at this GitHub; whoever looks at it or changes it holds its lock. */
final class World {
  final Clock clock;
  final Path directory;
  final Supplier<URI> url;
  final Persons persons = new Persons();
  final List<Repository> repositories = new ArrayList<>();

  /** By the paths that repositories had. */
  final Map<String, Repository> moved = new LinkedHashMap<>();

  boolean subIssues = true;
  private int lastId = 100;

  World(Clock clock, Path directory, Supplier<URI> url) {
    this.clock = clock;
    this.directory = directory;
    this.url = url;
  }

  int nextId() {
    return ++lastId;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  String api() {
    return url.get() + "/api/v3";
  }

  /** Who asks by REST. */
  Person asking(Request request) {
    if (request.header("user-agent").isBlank()) {
      throw new Refused(403, "Request forbidden by administrative rules; send a User-Agent header");
    }
    return persons.bearer(request).orElseThrow(() -> new Refused(401, "Bad credentials"));
  }

  Optional<Repository> at(String path) {
    return repositories.stream().filter(one -> one.path().equalsIgnoreCase(path)).findFirst();
  }

  /** That a call is about. */
  Repository repository(Call call) {
    return at(call.get("owner") + "/" + call.get("repo"))
        .orElseThrow(() -> new Refused(404, "Not Found"));
  }

  Repository add(Person owner, String name, BareGit git, String defaultBranch) {
    Repository repository = new Repository(nextId(), owner, name, git, defaultBranch, now());
    repositories.add(repository);
    return repository;
  }

  /** Whatever was pushed is seen. */
  void look(Repository repository) {
    repository
        .pulls()
        .filter(pull -> pull.state.equals("open"))
        .forEach(
            pull ->
                repository
                    .git
                    .head(pull.head)
                    .filter(head -> !head.equals(pull.headSha))
                    .ifPresent(head -> look(repository, pull, head)));
  }

  private void look(Repository repository, Pull pull, String head) {
    BareGit git = repository.git;
    String target = git.head(pull.base).orElseThrow();
    pull.headSha = head;
    pull.baseSha = git.ask("merge-base", target, head).orElse(target);
    pull.size = size(git, pull);
    pull.unchecked = 1;
    pull.updatedAt = now();
    if (repository.actions) {
      repository.checks.add(new CheckRun(nextId(), head, now()));
    }
  }

  private static Pull.Size size(BareGit git, Pull pull) {
    String range = pull.baseSha + ".." + pull.headSha;
    int commits = Integer.parseInt(git.ask("rev-list", "--count", range).orElse("0"));
    List<String[]> files =
        git.ask("diff", "--numstat", "--no-renames", range)
            .orElse("")
            .lines()
            .map(line -> line.split("\t", 3))
            .toList();
    return new Pull.Size(commits, files.size(), sum(files, 0), sum(files, 1));
  }

  private static int sum(List<String[]> files, int column) {
    return files.stream()
        .map(file -> file[column])
        .filter(number -> !number.equals("-"))
        .mapToInt(Integer::parseInt)
        .sum();
  }
}
