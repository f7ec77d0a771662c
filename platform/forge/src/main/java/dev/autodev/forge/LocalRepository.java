package dev.autodev.forge;

import dev.autodev.processes.Finished;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A repository on this machine: its git directory, and the directory our records are in.
 *
 * @param upstream of which it is a copy: refs move there first
 */
record LocalRepository(RepositoryRef ref, Path gitDirectory, Optional<Upstream> upstream) {

  /** Finds the git directory of a bare repository, a checkout or a linked worktree. */
  static LocalRepository of(RepositoryRef ref) {
    Path path = path(ref);
    if (!Files.isDirectory(path)) {
      throw new ForgeException(
          "repository "
              + ref.name()
              + ": "
              + path
              + " does not exist"
              + "; register the path of a git repository on this machine");
    }
    return gitDirectory(path)
        .map(found -> new LocalRepository(ref, found, Optional.empty()))
        .orElseThrow(
            () ->
                new ForgeException(
                    "repository "
                        + ref.name()
                        + ": "
                        + path
                        + " is no git repository"
                        + "; register a bare repository or a checkout, or run git init there"));
  }

  Path records() {
    return gitDirectory.resolve("auto-dev");
  }

  /** Something to look at: the repository, and what in its records. */
  String link(String what) {
    return gitDirectory.toUri() + "#" + what;
  }

  /** Moves a ref, or with {@link Refs#NONE} as the commit deletes it, if it is where expected. */
  Finished moveRef(Git git, String ref, String commit, String expected) {
    return upstream
        .map(there -> there.move(ref, commit, expected))
        .orElseGet(() -> moveHere(git.in(gitDirectory), ref, commit, expected));
  }

  static Finished moveHere(Git.Call here, String ref, String commit, String expected) {
    return commit.equals(Refs.NONE)
        ? here.tryRun("update-ref", "-d", ref, expected)
        : here.tryRun("update-ref", ref, commit, expected);
  }

  String defaultRef() {
    return "refs/heads/" + ref.defaultBranch();
  }

  private static Path path(RepositoryRef ref) {
    try {
      Path path =
          ref.url().startsWith("file:") ? Path.of(URI.create(ref.url())) : Path.of(ref.url());
      return path.toAbsolutePath().normalize();
    } catch (IllegalArgumentException e) {
      throw new ForgeException(
          "repository "
              + ref.name()
              + ": "
              + ref.url()
              + " is no path"
              + "; give a path or a file: URL",
          e);
    }
  }

  static Optional<Path> gitDirectory(Path path) {
    if (isGitDirectory(path)) {
      return Optional.of(path);
    }
    Path inside = path.resolve(".git");
    if (isGitDirectory(inside)) {
      return Optional.of(inside);
    }
    try {
      return Files.isRegularFile(inside) ? linked(path, inside) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A linked worktree has a file that names its own directory, which names the common one. */
  private static Optional<Path> linked(Path path, Path file) throws IOException {
    String line = Files.readString(file).strip();
    if (!line.startsWith("gitdir:")) {
      return Optional.empty();
    }
    Path own = path.resolve(line.substring("gitdir:".length()).strip()).normalize();
    Path common = own.resolve("commondir");
    Path found =
        Files.isRegularFile(common)
            ? own.resolve(Files.readString(common).strip()).normalize()
            : own;
    return Optional.of(found).filter(LocalRepository::isGitDirectory);
  }

  private static boolean isGitDirectory(Path path) {
    return Files.isRegularFile(path.resolve("HEAD")) && Files.isDirectory(path.resolve("objects"));
  }
}
