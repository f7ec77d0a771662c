package dev.autodev.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shell reads its script without a complaint, where that shell is. */
class CompletionTest {
  private final Path folder;

  CompletionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({"bash, -n", "zsh, -n", "fish, --no-execute"})
  void itsShellCanReadIt(String shell, String onlyRead) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin", shell)), shell + " is not on this machine");
    for (String command : List.of("claude-tasks", "claude-swarm", "aegis")) {
      Path script = folder.resolve(command);
      Files.writeString(script, Cli.run(folder, "", command, "completion", shell).out());
      Process reads =
          new ProcessBuilder(shell, onlyRead, script.toString()).redirectErrorStream(true).start();
      String said =
          new String(reads.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(reads.waitFor()).as("%s of %s: %s", shell, command, said).isZero();
      assertThat(said).isEmpty();
    }
  }
}
