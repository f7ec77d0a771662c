package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {
  private static final String MADE =
      "{\"secret\":\"autodev_abc\",\"token\":{\"access\":\"operator\",\"expiresAt\":\"soon\"}}";

  private final Path directory;
  private final FakeDashboard server = new FakeDashboard();

  LoginTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aLoginIsKeptForItsUserAloneShownAfterwardsAndForgottenByTheLogout() throws Exception {
    server
        .on("POST /api/login", 200, MADE)
        .on("GET /api/people", 200, "{\"people\":[]}")
        .on("POST /api/logout", 200, "{}");

    var login = run("correct horse battery\n", Map.of(), "login", "ada");

    assertThat(login.out()).contains("as ada (operator)").doesNotContain("autodev_abc");
    assertThat(server.requests().getFirst().body().path("password").asText())
        .isEqualTo("correct horse battery");
    var kept = Files.list(directory.resolve("config/auto-dev/logins")).toList();
    assertThat(kept).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.getFirst())))
        .isEqualTo("rw-------");

    run("", Map.of(), "people", "list");
    run("", Map.of("SWARM_TOKEN", "autodev_other"), "people", "list");
    run("", Map.of(), "logout");
    assertThat(server.requests())
        .extracting(FakeDashboard.Request::authorization)
        .containsExactly("", "Bearer autodev_abc", "Bearer autodev_other", "Bearer autodev_abc");
    assertThat(kept.getFirst()).doesNotExist();
  }

  @Test
  void aPasswordIsNeverAnArgumentAndAMissingOneIsAskedFor() {
    assertThat(run("", Map.of(), "login", "ada", "--password", "x").exitCode())
        .isEqualTo(Exit.USAGE);
    var missing = run("", Map.of(), "login", "ada");
    assertThat(missing.exitCode()).isEqualTo(Exit.USAGE);
    assertThat(missing.err()).contains("standard input");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void upDoesNotListenBeyondLoopbackWithoutALogin() {
    var cli = Cli.run(directory, "", "claude-swarm", "up", "--host", "0.0.0.0");
    assertThat(cli.exitCode()).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("--login");
  }

  private Cli run(String stdin, Map<String, String> variables, String... words) {
    var environment = new HashMap<>(variables);
    environment.put("XDG_CONFIG_HOME", directory.resolve("config").toString());
    var all = new java.util.ArrayList<>(java.util.List.of(words));
    all.addFirst("claude-swarm");
    all.addAll(java.util.List.of("--server-url", server.url()));
    return Cli.run(directory, stdin, environment, all.toArray(String[]::new));
  }
}
