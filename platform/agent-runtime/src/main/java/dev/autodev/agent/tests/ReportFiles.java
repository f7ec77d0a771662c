package dev.autodev.agent.tests;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds the files that a test run has written, without following links out of the worktree. */
final class ReportFiles {
  private static final Logger LOG = Logger.getLogger(ReportFiles.class);
  private static final int MOST_LOOKED_AT = 200_000;
  private static final int MOST_FOUND = 5_000;
  private static final long MOST_BYTES = 200L << 20;
  // Each level holds a file descriptor open.
  private static final int DEEPEST = 64;
  private static final Set<String> SKIPPED = Set.of(".git", "node_modules", ".m2");

  private ReportFiles() {}

  /** How the files of a fitting name stand, to tell later which of them were written since. */
  static Map<Path, Stamp> standing(Path root, Predicate<String> name) {
    Map<Path, Stamp> stamps = new HashMap<>();
    find(
        root,
        (file, attributes) -> {
          if (name.test(file.getFileName().toString())) {
            stamps.put(file, Stamp.of(attributes));
          }
          return false;
        });
    return stamps;
  }

  /**
   * Regular files of a fitting name that were not there or have changed since: a report that the
   * repository itself holds proves nothing, however fresh its checkout is.
   */
  static List<Path> writtenSince(Map<Path, Stamp> before, Path root, Predicate<String> name) {
    return find(
        root,
        (file, attributes) ->
            name.test(file.getFileName().toString())
                && !Stamp.of(attributes).equals(before.get(file)));
  }

  /** What changes when a file is written. */
  record Stamp(FileTime modified, long size, @Nullable Object key) {
    static Stamp of(BasicFileAttributes attributes) {
      return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
    }
  }

  /** As many of the files, from the first on, as are not too much to be read altogether. */
  static List<Path> affordable(List<Path> files) {
    List<Path> affordable = new ArrayList<>();
    long room = MOST_BYTES;
    for (Path file : files) {
      room -= file.toFile().length();
      if (room < 0) {
        LOG.warnf(
            "reports=%d are more than %d bytes; the last %d are left out",
            files.size(), MOST_BYTES, files.size() - affordable.size());
        return affordable;
      }
      affordable.add(file);
    }
    return affordable;
  }

  /** Regular files that fit. */
  static List<Path> find(Path root, Fit fit) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(root, Set.of(), DEEPEST, new Walk(fit, found));
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
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
