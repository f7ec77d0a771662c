package dev.autodev.forge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The configuration of our clones. It is written anew before git runs there, because a program that
 * worked in the clone may have put a filter or another command into it.
 */
final class CleanConfig {

  private static final String TEXT =
      """
      [core]
      \trepositoryformatversion = 0
      \tfilemode = true
      \tbare = false
      \tlogallrefupdates = true
      """;

  private CleanConfig() {}

  static void write(Path worktree) {
    Path directory = worktree.resolve(".git");
    if (!Files.isDirectory(directory)) {
      throw new ForgeException(
          worktree + " is no clone of ours any more; throw it away and open another one");
    }
    try {
      for (String name : List.of("config", "config.worktree", "info/attributes")) {
        Files.deleteIfExists(directory.resolve(name));
      }
      Files.writeString(directory.resolve("config"), TEXT);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the git configuration of " + worktree, e);
    }
  }
}
