package dev.autodev.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code /proc/<pid>/stat} says about one process.
 *
 * @param started in clock ticks since boot; with the pid it names one process for good
 */
record ProcStat(long pid, char state, long parent, long group, long session, long started) {

  private static final Path PROC = Path.of("/proc");
  private static final int STATE = 0;
  private static final int PARENT = 1;
  private static final int GROUP = 2;
  private static final int SESSION = 3;
  private static final int STARTED = 19;

  /** All processes of the system; none where there is no {@code /proc}. */
  static List<ProcStat> all() {
    List<ProcStat> all = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path entry : entries) {
        of(Long.parseLong(entry.getFileName().toString())).ifPresent(all::add);
      }
    } catch (IOException | RuntimeException e) {
      return all;
    }
    return all;
  }

  /** One process, unless it is gone. */
  static Optional<ProcStat> of(long pid) {
    try {
      byte[] raw = Files.readAllBytes(PROC.resolve(pid + "/stat"));
      String stat = new String(raw, StandardCharsets.ISO_8859_1);
      // A program may have any name, with spaces and brackets too.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", STARTED + 2);
      return Optional.of(
          new ProcStat(
              pid,
              fields[STATE].charAt(0),
              Long.parseLong(fields[PARENT]),
              Long.parseLong(fields[GROUP]),
              Long.parseLong(fields[SESSION]),
              Long.parseLong(fields[STARTED])));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  boolean isZombie() {
    return state == 'Z' || state == 'X';
  }

  /** Whether both are the same process, not only the same number used again. */
  boolean isSameAs(ProcStat other) {
    return pid == other.pid && started == other.started;
  }
}
