package dev.autodev.forge.github;

import dev.autodev.forge.FailedJob;
import dev.autodev.forge.hosted.Calls;
import dev.autodev.forge.hosted.ForgeRefusedException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What was checked of a commit: runs of checks, jobs of Actions among them, and statuses. */
final class Checks {
  private static final Set<String> FAILED =
      Set.of("failure", "timed_out", "cancelled", "startup_failure");
  private static final Set<String> FAILED_STATUS = Set.of("failure", "error");
  private static final String ACTIONS = "github-actions";
  private static final int FOUND = 302;

  private final GitHubApi api;
  private final Calls calls;
  private final Repository at;
  private final List<Wire.CheckRun> runs;
  private final List<Wire.Status> statuses;

  Checks(GitHubApi api, Calls calls, Repository at, String sha) {
    this.api = api;
    this.calls = calls;
    this.at = at;
    this.runs =
        calls.all(
            page -> api.checkRuns(at.owner(), at.name(), sha, GitHubApi.PAGE, page),
            Wire.CheckRuns::checkRuns);
    this.statuses =
        calls.all(
            page -> api.statuses(at.owner(), at.name(), sha, GitHubApi.PAGE, page),
            Wire.Statuses::statuses);
  }

  List<FailedJob> failed() {
    Stream<FailedJob> ofRuns =
        runs.stream()
            .filter(run -> run.conclusion() != null && FAILED.contains(run.conclusion()))
            .map(run -> FailedJob.of(run.name(), words(run)));
    Stream<FailedJob> ofStatuses =
        statuses.stream()
            .filter(status -> FAILED_STATUS.contains(status.state()))
            .map(
                status ->
                    FailedJob.of(
                        status.context(), Objects.requireNonNullElse(status.description(), "")));
    return Stream.concat(ofRuns, ofStatuses).toList();
  }

  /** The names of those that have not ended; empty: there is none. */
  String waiting() {
    return Stream.concat(
            runs.stream().filter(run -> !run.status().equals("completed")).map(Wire.CheckRun::name),
            statuses.stream()
                .filter(status -> status.state().equals("pending"))
                .map(Wire.Status::context))
        .collect(Collectors.joining(", "));
  }

  private String words(Wire.CheckRun run) {
    boolean job = run.app() != null && ACTIONS.equals(run.app().slug());
    String log = job ? log(run.id()) : "";
    return log.isBlank() ? output(run.output()) : log;
  }

  private static String output(Wire.@Nullable Output output) {
    return output == null
        ? ""
        : Stream.of(output.title(), output.summary(), output.text())
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n"));
  }

  /** The run of a check that a job of Actions is has the job's number. */
  private String log(long job) {
    try {
      RestResponse<String> answer = calls.read(() -> api.log(at.owner(), at.name(), job));
      if (answer.getStatus() == FOUND) {
        return StoredLog.at(answer.getLocation()).end();
      }
      return Objects.requireNonNullElse(answer.getEntity(), "");
    } catch (ForgeRefusedException e) {
      return ""; // it is kept for a time only, and not every token may read it
    }
  }
}
