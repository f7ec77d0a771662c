package dev.autodev.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A bare repository of a few text files and the script that tests them. */
record TinyRepository(String name, Path bare) {
  private static final Map<String, String> GIT =
      Map.of(
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_AUTHOR_NAME", "Test",
          "GIT_AUTHOR_EMAIL", "test@example.com",
          "GIT_COMMITTER_NAME", "Test",
          "GIT_COMMITTER_EMAIL", "test@example.com");

  static TinyRepository create(Path folder, String name) {
    try {
      var bare = Files.createDirectories(folder.resolve(name + ".git"));
      var source = Project.root().resolve("system-tests/src/test/resources/tiny");
      git(bare, "init", "-q", "--bare");
      git(bare, "symbolic-ref", "HEAD", "refs/heads/main");
      var place = new String[] {"--git-dir=" + bare, "--work-tree=" + source};
      git(source, place[0], place[1], "add", "-A");
      git(source, place[0], place[1], "commit", "-q", "-m", "Greetings");
      return new TinyRepository(name, bare);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A commit on top of main, on a branch of its own. */
  String commit(String branch, String file, String text) {
    var clone = bare.resolveSibling(branch + "-of-" + name);
    git(bare.getParent(), "clone", "-q", bare.toString(), clone.toString());
    git(clone, "checkout", "-q", "-b", branch);
    try {
      Files.writeString(clone.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    git(clone, "add", "-A");
    git(clone, "commit", "-q", "-m", "Change " + file);
    git(clone, "push", "-q", "origin", branch);
    return git(clone, "rev-parse", "HEAD").strip();
  }

  /** The commits by which main was moved since, newest first. */
  List<String> movesOfMain() {
    return git(bare, "log", "--first-parent", "--format=%H", "main")
        .lines()
        .toList()
        .reversed()
        .stream()
        .skip(1)
        .toList();
  }

  /** The commits anywhere on main that carry the trailer of this workflow. */
  List<String> mergesOf(String workflow) {
    var format = "--format=%H %(trailers:key=Auto-Dev-Workflow,valueonly,separator=%x20)";
    return git(bare, "log", format, "main")
        .lines()
        .filter(line -> line.endsWith(" " + workflow))
        .toList();
  }

  /** All commits of main, newest first. */
  List<String> commitsOfMain() {
    return git(bare, "log", "--format=%H", "main").lines().toList();
  }

  String contentOnMain(String file) {
    return git(bare, "show", "main:" + file);
  }

  private static String git(Path directory, String... arguments) {
    var command =
        new ArrayList<>(List.of("git", "-c", "safe.directory=*", "-c", "core.hooksPath=/dev/null"));
    command.addAll(Arrays.asList(arguments));
    return Shell.run(directory, GIT, command);
  }
}
