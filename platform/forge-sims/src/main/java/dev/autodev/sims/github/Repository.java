package dev.autodev.sims.github;

import dev.autodev.sims.BareGit;
import dev.autodev.sims.Person;
import dev.autodev.sims.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A repository; issues and pull requests have one numbering. */
final class Repository {
  final int id;
  final Person owner;
  final BareGit git;
  final String defaultBranch;
  final Instant createdAt;
  final List<Issue> issues = new ArrayList<>();
  final List<CheckRun> checks = new ArrayList<>();
  final List<CommitStatus> statuses = new ArrayList<>();
  String name;
  boolean actions;

  Repository(
      int id, Person owner, String name, BareGit git, String defaultBranch, Instant createdAt) {
    this.id = id;
    this.owner = owner;
    this.name = name;
    this.git = git;
    this.defaultBranch = defaultBranch;
    this.createdAt = createdAt;
  }

  String path() {
    return owner.name() + "/" + name;
  }

  int nextNumber() {
    return issues.size() + 1;
  }

  Issue issue(int number) {
    return issues.stream()
        .filter(issue -> issue.number == number)
        .findFirst()
        .orElseThrow(() -> new Refused(404, "Not Found"));
  }

  Stream<Pull> pulls() {
    return issues.stream().filter(Pull.class::isInstance).map(Pull.class::cast);
  }

  Pull pull(int number) {
    return pulls()
        .filter(pull -> pull.number == number)
        .findFirst()
        .orElseThrow(() -> new Refused(404, "Not Found"));
  }

  /** The newest run of the one job that there is. */
  Optional<CheckRun> check(String sha) {
    return checks.reversed().stream().filter(run -> run.sha.equals(sha)).findFirst();
  }

  /** The newest of each context. */
  List<CommitStatus> statuses(String sha) {
    List<CommitStatus> newest = new ArrayList<>();
    statuses.reversed().stream()
        .filter(status -> status.sha().equals(sha))
        .filter(status -> newest.stream().noneMatch(n -> n.context().equals(status.context())))
        .forEach(newest::add);
    return newest;
  }
}
