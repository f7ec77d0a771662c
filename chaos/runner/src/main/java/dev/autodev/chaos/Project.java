package dev.autodev.chaos;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout this program belongs to. */
final class Project {
  private Project() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isExecutable(folder.resolve("scripts/chaos"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new ChaosException("scripts/chaos is in no directory above this one");
      }
    }
    return folder;
  }
}
