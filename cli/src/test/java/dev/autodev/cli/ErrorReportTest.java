package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorReportTest {
  private static final String MISSING =
      """
      {"type":"urn:auto-dev:problem:not-found","title":"Not Found","status":404,
      "detail":"There is no task 'x'; 'claude-tasks list' lists those there are"}""";

  private final Path directory;
  private final FakeDashboard server = new FakeDashboard();

  ErrorReportTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRefusalIsSaidInTheWordsThatHelp() {
    server.on("GET /api/tasks/x", 404, MISSING);
    Cli cli = run("claude-tasks", "show", "x");
    assertThat(cli.exitCode()).isEqualTo(Exit.FAILED);
    assertThat(cli.err().strip())
        .isEqualTo("There is no task 'x'; 'claude-tasks list' lists those there are");
  }

  @Test
  void programsReadEveryErrorAsJsonAndNothingOnTheOtherStream() throws Exception {
    server.on("GET /api/tasks/x", 404, MISSING);
    Cli refused = run("claude-tasks", "show", "x", "--json");
    assertThat(error(refused).path("problem").path("status").asInt()).isEqualTo(404);
    assertThat(error(refused).path("exitCode").asInt()).isEqualTo(Exit.FAILED);

    Cli unknown = run("claude-tasks", "list", "--limi", "3", "--json");
    assertThat(error(unknown).path("error").asText()).contains("--limi", "near to it: --limit");
    assertThat(error(run("claude-tasks", "show", "--json")).path("exitCode").asInt())
        .isEqualTo(Exit.USAGE);
    Cli away =
        Cli.run(
            directory, "", "claude-tasks", "list", "--server-url", "http://127.0.0.1:1", "--json");
    assertThat(error(away).path("error").asText()).contains("No swarm answers");
  }

  @Test
  void whoMistypesACommandIsToldWhichThereAre() {
    assertThat(run("claude-tasks", "lsit").err()).contains("no command 'lsit'", "list, show");
    assertThat(run("claude-swarm", "tokens", "make").err())
        .contains("no command 'make'", "create, list, revoke", "claude-swarm tokens --help");
    assertThat(run("claude-tasks", "list", "more").err())
        .contains("The word 'more' is not understood", "claude-tasks list --help");
  }

  @Test
  void wordsOfTheLibraryAreMadeOurs() {
    assertThat(run("claude-swarm", "repos", "set", "x", "--importance", "high").err())
        .contains("'high' is no whole number");
    assertThat(run("claude-tasks", "create", "--template", "t", "--set", "a").err())
        .startsWith("Value for option '--set'");
    assertThat(run("claude-swarm", "agents", "pause", "--reason", "x").err())
        .startsWith("Missing required argument");
    assertThat(run("claude-tasks", "create", "--type", "run_tests", "--payload", "{").err())
        .contains("line 1, column 2")
        .doesNotContain("Source", "REDACTED");
  }

  private static JsonNode error(Cli cli) throws JsonProcessingException {
    assertThat(cli.out()).isEmpty();
    return Json.read(cli.err());
  }

  private Cli run(String... words) {
    return Cli.run(directory, server, List.of(words));
  }
}
