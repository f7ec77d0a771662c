package dev.autodev.bench.sessions;

import dev.autodev.processes.ChildEnvironment;
import dev.autodev.processes.Command;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A git repository of one empty commit, for a session to work in. */
record Worktree(Path path) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  static Worktree in(Path path) throws IOException {
    Worktree worktree = new Worktree(Files.createDirectories(path));
    worktree.git("init", "-q", "-b", "main");
    worktree.git("config", "user.name", "Bench");
    worktree.git("config", "user.email", "bench@localhost");
    worktree.git("commit", "-q", "--allow-empty", "-m", "Start");
    return worktree;
  }

  /** The subject of the last commit. */
  String last() {
    return git("log", "-1", "--format=%s");
  }

  private String git(String... arguments) {
    Finished finished =
        new ProcessRunner()
            .run(
                new Command(
                    Stream.concat(Stream.of("git"), Stream.of(arguments)).toList(),
                    path,
                    ChildEnvironment.clean(path.resolveSibling("git-home"), Map.of()),
                    Limits.of(PATIENCE),
                    Optional.empty(),
                    Redactor.none()));
    if (!finished.ok()) {
      throw new IllegalStateException(
          "git %s failed: %s".formatted(arguments[0], finished.output().strip()));
    }
    return finished.output().strip();
  }
}
