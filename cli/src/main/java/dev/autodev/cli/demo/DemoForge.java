package dev.autodev.cli.demo;

import dev.autodev.cli.CliException;
import dev.autodev.cli.api.ApiClient;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Terminal;
import dev.autodev.sims.gitlab.GitLabSim;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A stand-in for a forge that runs as long as the demo does, and has the sample. */
final class DemoForge implements AutoCloseable {
  private static final String GITLAB = "gitlab-sim";
  private static final String PATH = "swarm/sample";
  private static final String REQUESTS = "/api/v4/projects/swarm%2Fsample/merge_requests";

  private final GitLabSim gitlab;
  private final String token = "sim-" + UUID.randomUUID();

  private DemoForge(GitLabSim gitlab) {
    this.gitlab = gitlab;
    gitlab.person("auto-dev-bot", token);
  }

  static DemoForge start(String name, Path data, Clock clock) {
    if (!name.equals(GITLAB)) {
      throw CliException.usage("--forge is '%s'; give %s, or leave it out".formatted(name, GITLAB));
    }
    return new DemoForge(GitLabSim.start(0, clock, data.resolve("repositories")));
  }

  /** By which a swarm that is started then works with it. */
  Map<String, String> environment() {
    return Map.of(
        "SWARM_FORGES_GITLAB_URL", gitlab.url().toString(), "SWARM_FORGES_GITLAB_TOKEN", token);
  }

  /** The sample as this forge has it. */
  SampleRepository with(SampleRepository sample) {
    var url = gitlab.project(PATH, sample.bare(), SampleRepository.BRANCH);
    return new SampleRepository(sample.bare(), url);
  }

  /** Its merge requests as its REST API tells them. */
  void print(Terminal terminal) {
    var api = new ApiClient(gitlab.url(), Optional.of(token));
    terminal.line("  at the forge");
    for (var request : api.get(REQUESTS)) {
      var notes = api.get(REQUESTS + "/" + Json.text(request, "iid") + "/notes");
      terminal.line(
          "    !%s %s: '%s', %d notes",
          Json.text(request, "iid"),
          Json.text(request, "state"),
          Terminal.safe(Json.text(request, "title")),
          notes.size());
    }
  }

  @Override
  public void close() {
    gitlab.close();
  }
}
