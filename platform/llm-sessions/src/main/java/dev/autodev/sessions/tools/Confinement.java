package dev.autodev.sessions.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Keeps the file tools inside one worktree, and out of its git directory. */
final class Confinement {
  private final Path root;

  Confinement(Path worktree) throws IOException {
    root = worktree.toRealPath();
  }

  Path root() {
    return root;
  }

  /** The worktree-relative name of a path inside, with slashes. */
  String name(Path inside) {
    return root.relativize(inside).toString().replace('\\', '/');
  }

  /** An existing regular file. */
  Path file(String given) throws ToolRefusal, IOException {
    Path path = resolve(given);
    if (Files.isDirectory(path)) {
      throw new ToolRefusal(given + " is a directory; use list_files");
    }
    if (!Files.exists(path)) {
      throw new ToolRefusal(given + " does not exist; list_files shows what does");
    }
    if (!Files.isRegularFile(path)) {
      throw new ToolRefusal(given + " is no regular file");
    }
    return path;
  }

  /** Whether a regular file is there. */
  boolean isFile(String given) throws ToolRefusal, IOException {
    return Files.isRegularFile(resolve(given));
  }

  /** An existing directory. */
  Path directory(String given) throws ToolRefusal, IOException {
    Path path = resolve(given);
    if (!Files.isDirectory(path)) {
      throw new ToolRefusal(given + " is no directory of the worktree");
    }
    return path;
  }

  /** A place where a regular file is or can be. */
  Path target(String given) throws ToolRefusal, IOException {
    Path path = resolve(given);
    if (path.equals(root) || Files.exists(path) && !Files.isRegularFile(path)) {
      throw new ToolRefusal(given + " is no regular file, so it is not written");
    }
    return path;
  }

  private Path resolve(String given) throws ToolRefusal, IOException {
    Path relative = parse(given);
    if (relative.isAbsolute()) {
      throw new ToolRefusal(
          given + " is absolute; give paths relative to the worktree, such as src/main/java");
    }
    Path path = root.resolve(relative).normalize();
    if (!path.startsWith(root)) {
      throw new ToolRefusal(given + " leads out of the worktree; only files inside can be reached");
    }
    Path real = realPath(path, given);
    if (!real.startsWith(root)) {
      throw new ToolRefusal(
          given + " leads out of the worktree through a symbolic link; that is not followed");
    }
    if (isGit(path) || isGit(real)) {
      throw new ToolRefusal(given + " belongs to git; its directory is not read or written here");
    }
    return real;
  }

  private static Path parse(String given) throws ToolRefusal {
    try {
      return Path.of(given);
    } catch (InvalidPathException e) {
      throw new ToolRefusal("'" + given + "' is no path: " + e.getReason());
    }
  }

  /** Resolves links in the part that exists, so that a new file cannot be led out either. */
  private static Path realPath(Path path, String given) throws ToolRefusal, IOException {
    Path existing = path;
    while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      Path parent = existing.getParent();
      if (parent == null) {
        throw new ToolRefusal(given + " leads nowhere");
      }
      existing = parent;
    }
    if (!Files.exists(existing)) {
      throw new ToolRefusal(given + " goes through a symbolic link whose target does not exist");
    }
    return existing.toRealPath().resolve(existing.relativize(path));
  }

  private boolean isGit(Path inside) {
    for (Path part : root.relativize(inside)) {
      if (part.toString().equalsIgnoreCase(".git")) {
        return true;
      }
    }
    return false;
  }
}
