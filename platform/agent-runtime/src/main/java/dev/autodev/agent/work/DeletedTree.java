package dev.autodev.agent.work;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what strangers' programs have left, however deep, and closed even to us; links are
 * deleted, not followed. What cannot be deleted does not keep the rest.
 */
final class DeletedTree {
  // Each level holds a file descriptor open, and a path has a greatest length.
  private static final int DEEPEST = 64;
  private static final int LONGEST_PATH = 2_000;

  private final Path root;
  private final Deque<Path> open = new ArrayDeque<>();
  private int left;

  private DeletedTree(Path root) {
    this.root = root;
  }

  /** Says how many entries are left. */
  static int delete(Path root) {
    DeletedTree tree = new DeletedTree(root);
    tree.open.add(root);
    while (!tree.open.isEmpty()) {
      tree.walk(tree.open.pop());
    }
    return tree.left;
  }

  private void walk(Path directory) {
    unlock(directory);
    try {
      Files.walkFileTree(directory, new Visitor(directory));
    } catch (IOException e) {
      left++;
    }
  }

  /** Tests like to leave folders behind that nobody may enter or write to. */
  private static void unlock(Path directory) {
    try {
      if (!Files.isSymbolicLink(directory)) {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException | UnsupportedOperationException e) {
      // Not ours: deleting it will fail and be counted.
    }
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    private final Path top;

    private Visitor(Path top) {
      this.top = top;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      unlock(directory);
      if (directory.getNameCount() - top.getNameCount() < DEEPEST
          && directory.toString().length() < LONGEST_PATH) {
        return FileVisitResult.CONTINUE;
      }
      later(directory);
      return FileVisitResult.SKIP_SUBTREE;
    }

    private void later(Path directory) {
      try {
        Path shallow = root.resolveSibling(".deleted-" + UUID.randomUUID());
        Files.move(directory, shallow);
        open.add(shallow);
      } catch (IOException e) {
        left++;
      }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return gone(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (!file.equals(top) && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        unlock(file);
        later(file);
        return FileVisitResult.CONTINUE;
      }
      return gone(file);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
      return gone(directory);
    }

    private FileVisitResult gone(Path entry) {
      try {
        Files.deleteIfExists(entry);
      } catch (IOException e) {
        left++;
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
