package dev.autodev.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processes known by where they work: the embedded servers are nobody's children after a kill. */
final class Leftovers {
  private Leftovers() {}

  static List<ProcessHandle> in(Path directory) {
    return ProcessHandle.allProcesses().filter(process -> worksIn(process, directory)).toList();
  }

  private static boolean worksIn(ProcessHandle process, Path directory) {
    try {
      var place = Path.of("/proc", Long.toString(process.pid()), "cwd");
      return Files.readSymbolicLink(place).startsWith(directory.toRealPath());
    } catch (IOException e) {
      return false; // gone, another user's, or no /proc on this system
    }
  }
}
