package dev.autodev.forge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the clone a task works in: fetched and not linked, so that it shares no file with anyone.
 */
final class TaskClone {

  private final Git git;

  TaskClone(Git git) {
    this.git = git;
  }

  Worktree open(LocalRepository repository, Path directory, String branch, boolean create) {
    Path target = directory.toAbsolutePath().normalize();
    requireFree(target);
    Refs refs = new Refs(git, repository);
    String base = refs.defaultHead();
    Optional<String> existing = refs.find(branch);
    if (existing.isEmpty() && !create) {
      throw new ForgeException(
          "repository "
              + repository.ref().name()
              + " has no branch "
              + branch
              + "; let the task that makes the branch run again");
    }
    Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
    Directories.delete(unfinished);
    try {
      String head = fill(unfinished, repository, branch, base, existing);
      Directories.move(unfinished, target);
      String fork = git.at(target).ask("merge-base", base, head).orElse(base);
      return new Worktree(target, branch, fork, head);
    } finally {
      Directories.delete(unfinished);
    }
  }

  private String fill(
      Path directory,
      LocalRepository repository,
      String branch,
      String base,
      Optional<String> existing) {
    init(directory);
    Git.Call here = git.at(directory);
    String main = repository.defaultRef();
    String mainCopy = "+" + main + ":refs/remotes/origin/" + repository.ref().defaultBranch();
    String source = repository.gitDirectory().toString();
    if (existing.isPresent()) {
      String copy = "+refs/heads/" + branch + ":refs/remotes/origin/" + branch;
      here.run("fetch", "--quiet", "--tags", "--no-write-fetch-head", source, mainCopy, copy);
    } else {
      here.run("fetch", "--quiet", "--tags", "--no-write-fetch-head", source, mainCopy);
    }
    String head = existing.orElse(base);
    here.run("checkout", "--quiet", "-b", branch, head);
    return head;
  }

  void init(Path directory) {
    Directories.create(directory);
    git.nowhere().run("init", "--quiet", "--template=", directory.toString());
    CleanConfig.write(directory);
  }

  private static void requireFree(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      if (entries.findAny().isEmpty()) {
        return;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into " + directory, e);
    }
    throw new ForgeException(
        directory + " is not empty; give every task and epoch a directory of its own");
  }
}
