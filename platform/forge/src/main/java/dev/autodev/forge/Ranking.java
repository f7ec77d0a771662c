package dev.autodev.forge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/** The order of the backlog: one id per line, replaced as a whole. */
record Ranking(Path file) {

  /** The issue with its place, from 1; 0 when it has none. */
  static Issue placed(Issue issue, List<String> ids) {
    return new Issue(
        issue.id(),
        issue.marker(),
        issue.kind(),
        issue.title(),
        issue.description(),
        issue.parent(),
        issue.weight(),
        ids.indexOf(issue.id()) + 1,
        issue.state(),
        issue.url());
  }

  void write(List<String> ids) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Path written = file.resolveSibling(UUID.randomUUID() + ".tmp");
      Files.write(written, new LinkedHashSet<>(ids));
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the ranking " + file, e);
    }
  }

  List<String> read() {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the ranking " + file, e);
    }
  }
}
