package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A swarm is kept in a file with work open, lost with all it had, and goes on from the file. */
class BackupIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void openWorkGoesOnFromABackup() throws Exception {
    Project.assumeAllInOneIsBuilt();
    Path data = folder.resolve("data");
    Path file = folder.resolve("swarm.tar.gz");
    try (var swarm = Swarm.allInOne(data).up()) {
      var work = swarm.file(swarm.repository("kept"));
      Patience.until(() -> !work.look().openGates().isEmpty());
      assertThatThrownBy(() -> script("backup", file, data)).hasMessageContaining("down");
      swarm.down();

      assertThat(script("backup", file, data)).contains("postgres", "repositories", "secrets");
      assertThatThrownBy(() -> script("restore", file, data)).hasMessageContaining("move it away");
      Files.move(data, folder.resolve("lost"));
      script("restore", file, data);

      swarm.up();
      work.follow(look -> look.openGates().forEach(work::approve));
      work.isMergedOnce();
    }
  }

  private String script(String name, Path file, Path data) {
    var script = Project.root().resolve("scripts").resolve(name).toString();
    return Shell.run(folder, Map.of(), List.of(script, file.toString(), "--data", data.toString()));
  }
}
