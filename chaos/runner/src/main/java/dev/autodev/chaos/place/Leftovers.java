package dev.autodev.chaos.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Processes known by where they work: killed launchers leave servers that are nobody's children.
 */
final class Leftovers {
  private Leftovers() {}

  static List<ProcessHandle> in(Path directory) {
    return ProcessHandle.allProcesses().filter(process -> worksIn(process, directory)).toList();
  }

  private static boolean worksIn(ProcessHandle process, Path directory) {
    try {
      Path place = Path.of("/proc", Long.toString(process.pid()), "cwd");
      return Files.readSymbolicLink(place).startsWith(directory.toRealPath()) && runs(process);
    } catch (IOException e) {
      return false; // gone, or another user's
    }
  }

  /** An ended process that nobody reaps has ended all the same. */
  private static boolean runs(ProcessHandle process) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
  }
}
