package dev.autodev.bench.sessions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A new directory for temporary files, gone in the end. */
record Scratch(Path path) implements AutoCloseable {
  static Scratch open() throws IOException {
    return new Scratch(Files.createTempDirectory("auto-dev-bench-sessions."));
  }

  @Override
  public void close() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(path)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
