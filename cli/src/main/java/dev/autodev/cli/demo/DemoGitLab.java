package dev.autodev.cli.demo;

import dev.autodev.cli.api.ApiClient;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Terminal;
import dev.autodev.sims.gitlab.GitLabSim;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** GitLab for a demo. */
record DemoGitLab(GitLabSim gitlab, String token) implements DemoForge {
  static final String NAME = "gitlab-sim";
  private static final String REQUESTS = "/api/v4/projects/swarm%2Fsample/merge_requests";

  static DemoGitLab start(Path repositories, Clock clock) {
    var demo = new DemoGitLab(GitLabSim.start(0, clock, repositories), "sim-" + UUID.randomUUID());
    demo.gitlab.person("auto-dev-bot", demo.token);
    return demo;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "SWARM_FORGES_GITLAB_URL", gitlab.url().toString(), "SWARM_FORGES_GITLAB_TOKEN", token);
  }

  @Override
  public SampleRepository with(SampleRepository sample) {
    var url = gitlab.project("swarm/sample", sample.bare(), SampleRepository.BRANCH);
    return new SampleRepository(sample.bare(), url);
  }

  @Override
  public void print(Terminal terminal) {
    var api = new ApiClient(gitlab.url(), Optional.of(token));
    terminal.line("  at the forge");
    for (var request : api.get(REQUESTS)) {
      var number = Json.text(request, "iid");
      terminal.line(
          "    !%s %s: '%s', %d notes",
          number,
          Json.text(request, "state"),
          Terminal.safe(Json.text(request, "title")),
          api.get(REQUESTS + "/" + number + "/notes").size());
    }
  }

  @Override
  public void close() {
    gitlab.close();
  }
}
