package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  private final Path directory;

  DoctorTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private Cli run(Map<String, String> variables, String... words) {
    return Cli.run(directory, "", variables, words);
  }

  private static JsonNode finding(Cli cli, String subject) throws Exception {
    for (JsonNode finding : Json.read(cli.out()).path("findings")) {
      if (finding.path("subject").asText().equals(subject)) {
        return finding;
      }
    }
    throw new AssertionError(subject + " is not in " + cli.out());
  }

  @Test
  void saysWhatIsThereAndHowToMendWhatIsNot() throws Exception {
    var clients = Files.createDirectories(directory.resolve("data/clients/bin"));
    var claude = Files.writeString(clients.resolve("claude"), "#!/bin/sh\necho 2.1.197 here\n");
    assertThat(claude.toFile().setExecutable(true)).isTrue();

    var cli =
        run(
            Map.of(
                "PATH",
                "/usr/bin:/bin",
                "OPENAI_API_KEY",
                "sk-secret",
                "HOME",
                directory.toString()),
            "claude-swarm",
            "doctor",
            "--json",
            "--data",
            "data");

    assertThat(finding(cli, "claude").path("found").asText()).isEqualTo("2.1.197 here");
    assertThat(finding(cli, "codex").path("remedy").asText()).contains("scripts/install-clients");
    assertThat(finding(cli, "build").path("level").asText()).isEqualTo("note");
    assertThat(finding(cli, "keys").path("found").asText()).isEqualTo("OPENAI_API_KEY is set");
    assertThat(cli.out()).doesNotContain("sk-secret");
  }

  @Test
  void failsWhereASwarmsDashboardDoesNotAnswerOrItsDatabaseIsAway() throws Exception {
    var away =
        run(Map.of(), "claude-swarm", "doctor", "--json", "--server-url", "http://127.0.0.1:1");
    assertThat(away.exitCode()).isEqualTo(Exit.FAILED);
    assertThat(finding(away, "dashboard").path("level").asText()).isEqualTo("bad");

    try (var server = new FakeDashboard()) {
      server.on(
          "GET /health",
          503,
          """
          {"status":"DOWN","checks":[{"name":"database","status":"DOWN","data":{"why":"refused"}},
          {"name":"redis","status":"UP"},
          {"name":"settings","status":"UP","data":{"trouble":"tokens.session_max is none"}}]}""");
      var sick = run(Map.of(), "claude-swarm", "doctor", "--json", "--server-url", server.url());
      assertThat(sick.exitCode()).isEqualTo(Exit.FAILED);
      assertThat(finding(sick, "database").path("found").asText()).contains("refused");
      assertThat(finding(sick, "redis").path("level").asText()).isEqualTo("ok");
      assertThat(finding(sick, "settings").path("level").asText()).isEqualTo("note");
      assertThat(finding(sick, "settings").path("found").asText()).contains("session_max is none");
    }
  }

  @Test
  void fixMakesTheDataDirectoryForItsOwnerAlone() throws Exception {
    // A project that counts as built, so that nothing is built here.
    var jar = directory.resolve("services/local/target/quarkus-app/quarkus-run.jar");
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);

    run(Map.of(), "claude-swarm", "doctor", "--fix", "--data", "fresh");

    assertThat(
            java.nio.file.attribute.PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("fresh"))))
        .isEqualTo("rwx------");
  }

  @Test
  void completionNamesEveryCommandForEachShell() {
    for (String shell : new String[] {"bash", "zsh", "fish"}) {
      assertThat(run(Map.of(), "claude-swarm", "completion", shell).out())
          .contains("estop", "doctor", "verify");
      assertThat(run(Map.of(), "claude-tasks", "completion", shell).out()).contains("retry");
    }
    assertThat(run(Map.of(), "claude-swarm", "completion", "tcsh").exitCode())
        .isEqualTo(Exit.USAGE);
  }
}
