package dev.autodev.forge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** All files of a worktree but those that git ignores, seen without touching its own index. */
final class WorktreeTree {
  private final Git git;
  private final Path directory;

  WorktreeTree(Git git, Worktree worktree) {
    this.git = git;
    this.directory = worktree.directory();
    CleanConfig.write(directory);
  }

  String head() {
    return git.at(directory).run("rev-parse", "--verify", "HEAD^{commit}");
  }

  /** Writes what is missing of it into the clone's objects, and names it. */
  String write() {
    Path index = directory.resolve(".git/autodev-index");
    try {
      copy(directory.resolve(".git/index"), index);
      Git.Call here = git.at(directory).with(Map.of("GIT_INDEX_FILE", index.toString()));
      here.run("add", "--all");
      return here.run("write-tree");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + directory, e);
    }
  }

  /** What the index knows of unchanged files saves reading them all. */
  private static void copy(Path index, Path ours) throws IOException {
    Files.deleteIfExists(ours);
    if (Files.exists(index)) {
      Files.copy(index, ours, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  boolean isStill(Unfinished left) {
    return head().equals(left.head()) && write().equals(left.tree());
  }
}
