package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** An operator changes a prompt and looks what that changes in a run that was recorded. */
class ReplayIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void showsWhatAChangedPromptChanges() throws IOException {
    Project.assumeAllInOneIsBuilt();
    Path prompts = Files.createDirectories(folder.resolve("prompts"));
    Files.writeString(
        prompts.resolve("pm.md"), "---\ntools: none\n---\nYou are the chronicler of the team.\n");
    try (var swarm = Swarm.allInOne(folder.resolve("data")).up()) {
      var task = swarm.analyse(swarm.repository("replayed"));
      Patience.until(() -> task.status().equals("completed"));

      assertThat(swarm.replay(task.id(), prompts).lines())
          .contains("+request.system: You are the chronicler of the team.")
          .contains("-request.tools: read_file")
          .anyMatch(line -> line.startsWith("+") && line.contains("there is no tool read_file"));
      assertThat(folder.resolve("data/replays/" + task.id() + "-1"))
          .isDirectoryNotContaining("glob:**data");
    }
  }
}
