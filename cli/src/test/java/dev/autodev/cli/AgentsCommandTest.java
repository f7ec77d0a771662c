package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentsCommandTest {
  private static final String PAUSES =
      """
      {"pauses": [{"target": "role/builder", "by": "ada", "at": "2026-03-01T11:00:00Z", "reason": "new prompts"}]}
      """;

  private final Path directory;
  private final FakeDashboard server = new FakeDashboard();

  AgentsCommandTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Cli agents(String... words) {
    var all = new ArrayList<>(List.of("claude-swarm", "agents"));
    all.addAll(List.of(words));
    return Cli.run(directory, server, all);
  }

  @Test
  void listsProcessesWithTheirRolesAndWhoIsPaused() {
    server.on(
        "GET /api/agents",
        200,
        """
        {"agents": [{"id": "w1", "live": true, "holding": ["t1"], "version": "1.0", "seenAt": "2026-03-01T12:00:00Z",
          "states": {"tester": {"slots": 1, "taking": "open"}, "builder": {"slots": 2, "taking": "paused"}}}],
         "pauses": [{"target": "role/builder", "by": "ada", "at": "2026-03-01T11:00:00Z", "reason": "new prompts"}]}
        """);
    assertThat(agents("list").out())
        .contains("w1", "busy", "builder 2 (paused), tester 1", "role/builder", "new prompts");
  }

  @Test
  void pausesARoleAndSaysWhoIsPaused() {
    server.on("POST /api/agents/pause", 200, PAUSES);

    var cli = agents("pause", "--role", "builder", "--reason", "new prompts", "--by", "ada");

    assertThat(cli.out()).contains("role/builder", "new prompts");
    assertThat(server.requests().getLast().body().toString())
        .isEqualTo("{\"role\":\"builder\",\"reason\":\"new prompts\",\"by\":\"ada\"}");
  }

  @Test
  void resumesAWorker() {
    server.on("POST /api/agents/resume", 200, "{\"pauses\": []}");
    assertThat(agents("resume", "--worker", "w1").out()).contains("Nobody is paused.");
    assertThat(server.requests().getLast().body().path("worker").asText()).isEqualTo("w1");
  }

  @Test
  void asksForWhoAndForAReason() {
    assertThat(agents("pause", "--reason", "x").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(agents("pause", "--role", "builder").exitCode()).isEqualTo(Exit.USAGE);
    assertThat(agents("restart", "--role", "pm", "--worker", "w1", "--reason", "x").exitCode())
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void restartsScalesAndInstructs() {
    server.on(
        "POST /api/agents/restart", 200, "{\"restarts\":[{\"worker\":\"w1\",\"role\":\"pm\"}]}");
    server.on("POST /api/agents/scale", 200, "{\"slots\":[]}");
    server.on("POST /api/tasks/01abc/instructions", 201, "{\"task\":\"01abcdef\"}");

    assertThat(agents("restart", "--role", "pm", "--reason", "stuck").out()).contains("w1");
    assertThat(agents("scale", "builder", "3").out()).contains("3 tasks at once");
    assertThat(agents("scale", "builder", "0").out()).contains("takes no further task");
    assertThat(agents("instruct", "01abc", "Use tabs.").out()).contains("show 01abcdef");
    assertThat(server.requests().getLast().body().path("text").asText()).isEqualTo("Use tabs.");
  }
}
