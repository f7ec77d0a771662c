package dev.autodev.processes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One program to run. The environment is complete: the child gets exactly this and the marker
 * {@code SWARM_RUN_ID}. The log, when asked for, gets the whole redacted output up to 50 MiB.
 */
public record Command(
    List<String> argv,
    Path directory,
    Map<String, String> environment,
    Limits limits,
    Optional<Path> log,
    Redactor redactor,
    Streams streams) {

  /** Refuses an empty argv. */
  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("argv is empty: there is no program to run");
    }
  }

  /** With an empty stdin, and its stderr where its stdout goes. */
  public Command(
      List<String> argv,
      Path directory,
      Map<String, String> environment,
      Limits limits,
      Optional<Path> log,
      Redactor redactor) {
    this(argv, directory, environment, limits, log, redactor, Streams.USUAL);
  }
}
