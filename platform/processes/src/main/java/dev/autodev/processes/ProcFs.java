package dev.autodev.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** What Linux tells about processes; on other systems nothing is found. */
final class ProcFs {

  private static final Path PROC = Path.of("/proc");

  private ProcFs() {}

  /** All processes but our own for which the test holds. */
  static List<ProcessHandle> find(LongPredicate test) {
    long self = ProcessHandle.current().pid();
    List<ProcessHandle> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path entry : entries) {
        long pid = Long.parseLong(entry.getFileName().toString());
        if (pid != self && test.test(pid)) {
          ProcessHandle.of(pid).ifPresent(found::add);
        }
      }
    } catch (IOException | RuntimeException e) {
      // No /proc here: the saved descendants have to do.
    }
    return found;
  }

  /** Whether the process was started with this {@code NAME=value} in its environment. */
  static boolean hasVariable(long pid, String assignment) {
    return environment(pid).filter(text -> assigns(text, assignment)).isPresent();
  }

  /** The environment a process was started with, when we may look. */
  static Optional<String> environment(long pid) {
    try {
      byte[] raw = Files.readAllBytes(PROC.resolve(pid + "/environ"));
      return Optional.of(new String(raw, StandardCharsets.ISO_8859_1));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  static boolean exists(long pid) {
    return Files.exists(PROC.resolve(Long.toString(pid)));
  }

  static boolean assigns(String environment, String assignment) {
    return ("\0" + environment + "\0").contains("\0" + assignment + "\0");
  }

  /** What a descriptor of a process leads to, such as {@code pipe:[4711]}. */
  static Optional<String> descriptor(long pid, int number) {
    try {
      Path link = PROC.resolve(pid + "/fd/" + number);
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Dead but not yet collected by its parent: the JDK still calls it alive. */
  static boolean isZombie(long pid) {
    try {
      String stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
      return stat.startsWith(") Z", stat.lastIndexOf(')'));
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
