package dev.autodev.agent.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two that are equal say that nothing was changed in a clone between them but what git ignores: its
 * commit, the files that differ from it, their sizes and times.
 */
record WorktreeMark(String head, List<String> files) {
  private static final WorktreeMark NO_CLONE = new WorktreeMark("", List.of());

  static WorktreeMark of(GitLook git, Path directory) {
    if (!Files.exists(directory.resolve(".git"))) {
      return NO_CLONE;
    }
    GitState state = git.state(directory);
    return new WorktreeMark(
        state.head(),
        Stream.concat(state.changed().stream(), state.untracked().stream())
            .map(name -> name + file(directory, name))
            .toList());
  }

  /** Empty for one that is gone, or has a name that git writes in another way. */
  private static String file(Path directory, String name) {
    try {
      Path file = directory.resolve(name);
      return " %d %s".formatted(Files.size(file), Files.getLastModifiedTime(file));
    } catch (IOException | InvalidPathException e) {
      return "";
    }
  }
}
