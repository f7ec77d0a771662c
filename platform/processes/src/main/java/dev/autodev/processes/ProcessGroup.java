package dev.autodev.processes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process group of one child. A signal to a group reaches all its members at once, also those
 * being forked at that moment, which is what ends a family that multiplies faster than it can be
 * looked up.
 */
final class ProcessGroup {

  private static final Optional<String> SETSID =
      Stream.of("/usr/bin/setsid", "/bin/setsid")
          .filter(program -> Files.isExecutable(Path.of(program)))
          .findFirst();

  private final Optional<Long> id;

  private ProcessGroup(Optional<Long> id) {
    this.id = id;
  }

  /** The command, as the leader of a new group and session where the system can do that. */
  static List<String> leading(List<String> argv, Path directory) {
    if (SETSID.isEmpty() || argv.isEmpty() || !startable(argv.getFirst(), directory)) {
      return argv; // the JDK says what is wrong with a program that cannot be started
    }
    List<String> led = new ArrayList<>(argv.size() + 1);
    led.add(SETSID.get());
    led.addAll(argv);
    return led;
  }

  private static boolean startable(String program, Path directory) {
    if (program.contains("/")) {
      return Files.isExecutable(directory.resolve(program));
    }
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    return Stream.of(path.split(":"))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** The group that a child started by {@link #leading} leads. */
  static ProcessGroup of(long leader) {
    return new ProcessGroup(SETSID.map(program -> leader));
  }

  /** Whether the child leads a group and a session of its own, so that no stranger is in them. */
  boolean isOwn() {
    return id.isPresent();
  }

  /** Kills all members; harmless when there is none. */
  void kill() {
    id.ifPresent(group -> Signals.send("KILL", List.of(-group)));
  }
}
