package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
  private final Path directory;
  private final FakeDashboard server = new FakeDashboard();

  ProfilesTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
  }

  @BeforeEach
  void profiles() throws IOException {
    Files.writeString(directory.resolve("token"), "autodev_prod\n");
    Files.createDirectories(directory.resolve("config/auto-dev"));
    Files.writeString(
        directory.resolve("config/auto-dev/profiles.properties"),
        """
        prod.url=%s
        prod.token-file=%s
        broken.url=somewhere
        """
            .formatted(server.url(), directory.resolve("token")));
    server.on("GET /api/config", 200, "{\"settings\":[],\"problems\":[]}");
    server.on("GET /api/tasks?limit=50", 200, "{\"tasks\":[]}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Cli run(Map<String, String> variables, String... words) {
    var environment = new HashMap<>(variables);
    environment.put("XDG_CONFIG_HOME", directory.resolve("config").toString());
    return Cli.run(directory, "", environment, words);
  }

  @Test
  void bothCommandsAskTheProfilesServerAndShowItsToken() {
    var other = Map.of("SWARM_TOKEN", "autodev_other");
    assertThat(run(other, "claude-swarm", "--profile", "prod", "config", "show").exitCode())
        .isEqualTo(Exit.DONE);
    assertThat(run(other, "claude-tasks", "list", "--profile", "prod").exitCode())
        .isEqualTo(Exit.DONE);
    assertThat(run(Map.of("SWARM_PROFILE", "prod"), "claude-tasks", "list").exitCode())
        .isEqualTo(Exit.DONE);
    assertThat(server.requests())
        .extracting(FakeDashboard.Request::authorization)
        .containsExactly("Bearer autodev_prod", "Bearer autodev_prod", "Bearer autodev_prod");
  }

  @Test
  void anAddressOnTheCommandLineComesBeforeTheProfileOfTheEnvironmentWithoutItsToken() {
    run(Map.of("SWARM_PROFILE", "prod"), "claude-tasks", "list", "--server-url", server.url());
    assertThat(server.requests().getLast().authorization()).isEmpty();
  }

  @Test
  void saysWhichProfilesThereAreAndThatOneServerIsMeant() {
    var unknown = run(Map.of(), "claude-tasks", "list", "--profile", "stage");
    assertThat(unknown.exitCode()).isEqualTo(Exit.USAGE);
    assertThat(unknown.err()).contains("[broken, prod]", "stage.url=");
    assertThat(run(Map.of(), "claude-tasks", "list", "--profile", "broken").err())
        .contains("broken.url", "http://HOST:PORT");
    var both =
        run(Map.of(), "claude-tasks", "list", "--profile", "prod", "--server-url", server.url());
    assertThat(both.exitCode()).isEqualTo(Exit.USAGE);
    assertThat(both.err()).contains("give one of them");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aTokenFileThatIsAwayIsNamedWithItsProfile() throws IOException {
    Files.delete(directory.resolve("token"));
    var cli = run(Map.of(), "claude-tasks", "list", "--profile", "prod");
    assertThat(cli.exitCode()).isEqualTo(Exit.FAILED);
    assertThat(cli.err()).contains("profile prod");
  }
}
