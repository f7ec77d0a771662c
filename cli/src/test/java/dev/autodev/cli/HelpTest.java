package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"claude-swarm", "claude-tasks", "aegis"})
  void saysTheSameWithoutMakingTheCommandsThatItNames(String name) {
    Cli quick = Cli.run(directory, "", name, "--help");
    Cli whole = Cli.run(directory, "", name, "--no-color", "--help");

    assertThat(quick.exitCode()).isEqualTo(Exit.DONE);
    assertThat(quick.out()).contains("Usage: " + name, "Commands:").isEqualTo(whole.out());
  }
}
