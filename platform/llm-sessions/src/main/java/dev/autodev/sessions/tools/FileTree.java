package dev.autodev.sessions.tools;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Walks the regular files below a directory; links are not followed, git and build output left out.
 */
final class FileTree {
  private static final Set<String> LEFT_OUT = Set.of(".git", "target", "node_modules", ".gradle");

  private FileTree() {}

  /** Shows each file until the visitor has enough and says false. */
  static void walk(Path directory, Predicate<Path> visitor) throws IOException {
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped =
                !folder.equals(directory) && LEFT_OUT.contains(folder.getFileName().toString());
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean goOn = !attributes.isRegularFile() || visitor.test(file);
            return goOn && !Thread.currentThread().isInterrupted()
                ? FileVisitResult.CONTINUE
                : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
