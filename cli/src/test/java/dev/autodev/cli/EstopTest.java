package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstopTest {
  private final Path directory;
  private final FakeDashboard server = new FakeDashboard();

  EstopTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void stopsAScopeAndSaysHowItGoesOn() {
    server.on(
        "POST /api/estop",
        200,
        "{\"stops\":[{\"scope\":\"role/builder\",\"by\":\"ada\",\"reason\":\"leak\"}]}");

    var cli = run("estop", "--role", "builder", "--reason", "leak", "--by", "ada");

    assertThat(server.requests().getFirst().body().toString())
        .isEqualTo("{\"scope\":\"role/builder\",\"reason\":\"leak\",\"by\":\"ada\"}");
    assertThat(cli.out()).contains("role/builder", "leak", "claude-swarm thaw");
  }

  @Test
  void releasesEverythingWhereNoScopeIsNamed() {
    server.on("GET /api/estop", 200, "{\"stops\":[{\"scope\":\"all\"}]}");
    server.on("POST /api/estop/release", 200, "{\"stops\":[]}");

    assertThat(run("thaw", "--by", "ada").out()).isEqualTo("Nothing is stopped.\n");
    assertThat(server.requests().getLast().body().path("scope").asText()).isEqualTo("all");
  }

  @Test
  void saysThatWhatItReleasesWasNotStopped() {
    String all = "{\"stops\":[{\"scope\":\"all\",\"reason\":\"leak\"}]}";
    server.on("GET /api/estop", 200, all).on("POST /api/estop/release", 200, all);

    assertThat(run("thaw", "--role", "builder").out())
        .contains("role/builder was not stopped by itself; nothing changed.", "all", "leak");
  }

  @Test
  void asksForAReasonAndForOneScopeOnly() {
    assertThat(run("estop").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(run("estop", "--role", "pm", "--repo", "shop", "--reason", "x").exitCode())
        .isEqualTo(Exit.USAGE);
    assertThat(server.requests()).isEmpty();
  }

  private Cli run(String... words) {
    List<String> all = new java.util.ArrayList<>(List.of(words));
    all.addFirst("claude-swarm");
    return Cli.run(directory, server, all);
  }
}
