package dev.autodev.cli.replay;

import dev.autodev.cli.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The data of a swarm that nobody needs any more. */
final class Discarded {
  private Discarded() {}

  static void tree(Path folder) {
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (var each : deepestFirst) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw CliException.failed("%s cannot be deleted: %s".formatted(folder, e.getMessage()));
    }
  }
}
