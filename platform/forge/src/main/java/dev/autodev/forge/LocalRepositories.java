package dev.autodev.forge;

import dev.autodev.processes.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Makes local repositories out of plain folders. */
public final class LocalRepositories {

  /** The branch that a repository made here has. */
  public static final String DEFAULT_BRANCH = "main";

  private final Git git;

  LocalRepositories(Git git) {
    this.git = git;
  }

  /** Keeps git's HOME in the given directory. */
  public LocalRepositories(ProcessRunner runner, Path home) {
    this(new Git(runner, home));
  }

  /**
   * Makes a bare repository with one commit of the files in a folder, named after the target
   * without {@code .git}. A repository that is there already is left as it is.
   */
  public RepositoryRef create(Path bareTarget, Path sourceDirectory, Author author) {
    Path target = bareTarget.toAbsolutePath().normalize();
    RepositoryRef ref =
        new RepositoryRef(
            target.getFileName().toString().replaceFirst("\\.git$", ""),
            target.toString(),
            DEFAULT_BRANCH);
    if (LocalRepository.gitDirectory(target).isPresent()) {
      return ref;
    }
    Path unfinished = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID());
    try {
      Directories.create(unfinished);
      fill(unfinished, sourceDirectory.toAbsolutePath(), author);
      moveInto(unfinished, target);
      return ref;
    } finally {
      Directories.delete(unfinished);
    }
  }

  private void fill(Path bare, Path source, Author author) {
    git.nowhere().run("init", "--quiet", "--bare", "--template=", bare.toString());
    String commit = commit(bare, source, author);
    Git.Call here = git.in(bare);
    here.run("update-ref", "refs/heads/" + DEFAULT_BRANCH, commit);
    here.run("symbolic-ref", "HEAD", "refs/heads/" + DEFAULT_BRANCH);
  }

  /** A first commit with the files of a folder, on no branch yet. */
  String commit(Path bare, Path source, Author author) {
    Git.Call files = git.filesOf(bare, source);
    files.run("add", "--all", ".");
    String tree = files.run("write-tree");
    try {
      Files.deleteIfExists(bare.resolve("index"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tidy up " + bare, e);
    }
    return git.in(bare).as(author).run("commit-tree", tree, "-m", "Initial commit");
  }

  private static void moveInto(Path unfinished, Path target) {
    try {
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (LocalRepository.gitDirectory(target).isEmpty()) {
        throw new ForgeException(
            target + " is in the way of a new repository" + "; move it away or choose another path",
            e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot move the new repository to " + target, e);
    }
  }
}
