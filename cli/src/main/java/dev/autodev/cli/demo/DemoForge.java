package dev.autodev.cli.demo;

import dev.autodev.cli.CliException;
import dev.autodev.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A stand-in for a forge that runs as long as the demo does, and has the sample. */
sealed interface DemoForge extends AutoCloseable permits DemoGitLab, DemoGitHub {
  String NAMES = DemoGitLab.NAME + " or " + DemoGitHub.NAME;

  /** Starts the one of a name. */
  static DemoForge start(String name, Path data, Clock clock) {
    var repositories = data.resolve("repositories");
    return switch (name) {
      case DemoGitLab.NAME -> DemoGitLab.start(repositories, clock);
      case DemoGitHub.NAME -> DemoGitHub.start(repositories, clock);
      default ->
          throw CliException.usage(
              "--forge is '%s'; give %s, or leave it out".formatted(name, NAMES));
    };
  }

  /** By which a swarm that is started then works with it. */
  Map<String, String> environment();

  /** The sample as this forge has it. */
  SampleRepository with(SampleRepository sample);

  /** Its merge requests as its REST API tells them. */
  void print(Terminal terminal);

  @Override
  void close();
}
