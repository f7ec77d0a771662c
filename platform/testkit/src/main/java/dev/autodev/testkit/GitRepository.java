package dev.autodev.testkit;

import dev.autodev.processes.ChildEnvironment;
import dev.autodev.processes.Command;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A git repository of a test's own, with {@code main} checked out. */
public final class GitRepository {
  private final ProcessRunner processes = new ProcessRunner();
  private final Path directory;
  private final Map<String, String> environment;

  private GitRepository(Path directory, Path home) {
    this.directory = directory;
    this.environment =
        ChildEnvironment.clean(
            home,
            Map.of(
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_AUTHOR_NAME", "Operator",
                "GIT_AUTHOR_EMAIL", "operator@example.com",
                "GIT_COMMITTER_NAME", "Operator",
                "GIT_COMMITTER_EMAIL", "operator@example.com"));
  }

  /** A new one, without a commit, in a directory that is made. */
  public static GitRepository create(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    GitRepository repository = at(directory);
    repository.git("init", "--quiet");
    repository.git("symbolic-ref", "HEAD", "refs/heads/main");
    return repository;
  }

  /** One that is there, such as a session's worktree. */
  public static GitRepository at(Path directory) {
    return new GitRepository(
        directory, directory.resolveSibling(directory.getFileName() + ".home"));
  }

  /** Where its files are. */
  public Path directory() {
    return directory;
  }

  /** Writes a file, to be committed. */
  public GitRepository with(String file, String text) {
    write(directory.resolve(file), text);
    return this;
  }

  /** Commits all that was written and answers the commit. */
  public String commit(String message) {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "-m", message);
    return git("rev-parse", "HEAD");
  }

  /** Runs git, which has to succeed, and answers what it said. */
  public String git(String... arguments) {
    List<String> argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    Finished finished =
        processes.run(
            new Command(
                argv,
                directory,
                environment,
                Limits.of(Duration.ofMinutes(1)),
                Optional.empty(),
                Redactor.none()));
    if (!finished.ok()) {
      throw new AssertionError(String.join(" ", argv) + ": " + finished.output());
    }
    return finished.output().strip();
  }

  /** Writes a file and the folders it is in. */
  public static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
