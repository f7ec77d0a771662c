package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
  private final Path directory;
  private final FakeDashboard server = new FakeDashboard();

  ConfigCommandTest(@TempDir Path directory) throws Exception {
    this.directory = directory;
  }

  @BeforeEach
  void answers() {
    server.on(
        "GET /api/config",
        200,
        """
        {"settings": [{"key": "swarm.agent.lease", "value": "15s", "origin": "default"},
                      {"key": "tokens.daily_budget", "value": "9", "origin": "/d/settings.yaml"}],
         "problems": [{"problem": "tokens.x is unknown", "remedy": "mend it"}]}
        """);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Cli config(String... words) {
    var all = new ArrayList<>(List.of("claude-swarm", "config"));
    all.addAll(List.of(words));
    return Cli.run(directory, server, all);
  }

  @Test
  void showsWhatAServerRunsWithAndFromWhere() {
    assertThat(config("show").out())
        .contains("swarm.agent.lease", "15s", "default", "/d/settings.yaml");
    assertThat(config("show", "--set").out())
        .contains("tokens.daily_budget")
        .doesNotContain("lease");
  }

  @Test
  void checkFailsAndNamesTheRemedy() {
    var cli = config("check");
    assertThat(cli.exitCode()).isEqualTo(Exit.FAILED);
    assertThat(cli.out()).contains("tokens.x is unknown", "mend it");
  }

  @Test
  void aCheckOfThisMachineNeedsTheBuild() {
    var cli = Cli.run(directory, "", "claude-swarm", "config", "check");
    assertThat(cli.exitCode()).isEqualTo(Exit.FAILED);
    assertThat(cli.err()).contains("scripts/build");
  }
}
