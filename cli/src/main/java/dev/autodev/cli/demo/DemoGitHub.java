package dev.autodev.cli.demo;

import dev.autodev.cli.api.ApiClient;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Terminal;
import dev.autodev.sims.github.GitHubSim;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** GitHub for a demo. */
record DemoGitHub(GitHubSim github, String token) implements DemoForge {
  static final String NAME = "github-sim";
  private static final String BOT = "auto-dev-bot";
  private static final String REPOSITORY = "/api/v3/repos/" + BOT + "/sample";

  static DemoGitHub start(Path repositories, Clock clock) {
    var demo = new DemoGitHub(GitHubSim.start(0, clock, repositories), "sim-" + UUID.randomUUID());
    demo.github.person(BOT, demo.token);
    return demo;
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "SWARM_FORGES_GITHUB_URL", github.url().toString(), "SWARM_FORGES_GITHUB_TOKEN", token);
  }

  @Override
  public SampleRepository with(SampleRepository sample) {
    var url = github.repository(BOT, "sample", sample.bare(), SampleRepository.BRANCH);
    return new SampleRepository(sample.bare(), url);
  }

  @Override
  public void print(Terminal terminal) {
    var api = new ApiClient(github.url(), Optional.of(token));
    terminal.line("  at the forge");
    for (var request : api.get(REPOSITORY + "/pulls?state=all")) {
      var number = Json.text(request, "number");
      var said =
          api.get(REPOSITORY + "/issues/" + number + "/comments").size()
              + api.get(REPOSITORY + "/pulls/" + number + "/comments").size();
      terminal.line(
          "    #%s %s: '%s', %d comments",
          number,
          Json.text(request, "merged_at").isEmpty() ? Json.text(request, "state") : "merged",
          Terminal.safe(Json.text(request, "title")),
          said);
    }
  }

  @Override
  public void close() {
    github.close();
  }
}
