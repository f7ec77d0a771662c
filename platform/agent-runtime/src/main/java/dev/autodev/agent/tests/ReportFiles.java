package dev.autodev.agent.tests;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the files that a test run has written, without following links out of the worktree. */
final class ReportFiles {
  private static final int MOST_LOOKED_AT = 200_000;
  private static final int MOST_FOUND = 5_000;
  private static final Set<String> SKIPPED = Set.of(".git", "node_modules", ".m2");

  private ReportFiles() {}

  /** Regular files of a fitting name that were written since. */
  static List<Path> writtenSince(Instant since, Path root, Predicate<String> name) {
    // File times may be coarser than the clock.
    Instant earliest = since.minusSeconds(1);
    return find(
        root,
        (file, attributes) ->
            name.test(file.getFileName().toString())
                && !attributes.lastModifiedTime().toInstant().isBefore(earliest));
  }

  /** Regular files that fit. */
  static List<Path> find(Path root, Fit fit) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(root, new Walk(fit, found));
    } catch (IOException e) {
      return found;
    }
    found.sort(null);
    return found;
  }

  /** Whether a regular file is wanted. */
  interface Fit {
    boolean test(Path file, BasicFileAttributes attributes);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Fit fit;
    private final List<Path> found;
    private int looked;

    private Walk(Fit fit, List<Path> found) {
      this.fit = fit;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      Path name = directory.getFileName();
      return name != null && SKIPPED.contains(name.toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && fit.test(file, attributes)) {
        found.add(file);
      }
      looked++;
      return looked < MOST_LOOKED_AT && found.size() < MOST_FOUND
          ? FileVisitResult.CONTINUE
          : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path directory, @org.jspecify.annotations.Nullable IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
