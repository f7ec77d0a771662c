package dev.autodev.role.builder;

import dev.autodev.agent.AttemptEnded;
import dev.autodev.agent.TaskContext;
import dev.autodev.forge.Worktree;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.processes.Command;
import dev.autodev.processes.Ending;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.Redactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commits of a session, and one more for what it left uncommitted. */
final class Commits {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  // Set here and not by the clone, whose configuration the session could write.
  private static final List<String> GIT =
      List.of(
          "git",
          "-c",
          "core.hooksPath=/dev/null",
          "-c",
          "core.fsmonitor=false",
          "-c",
          "commit.gpgSign=false",
          "-c",
          "user.name=Auto-Dev builder",
          "-c",
          "user.email=builder@auto-dev.invalid");

  private final TaskContext work;
  private final Worktree worktree;

  Commits(TaskContext work, Worktree worktree) {
    this.work = work;
    this.worktree = worktree;
  }

  /** Commits what is left uncommitted, if anything, and tells the head. */
  String takeIn(String message) {
    git("add", "--all");
    if (!git("status", "--porcelain", "--untracked-files=no").isBlank()) {
      git("commit", "--quiet", "--no-verify", "--message", message);
    }
    return git("rev-parse", "HEAD").strip();
  }

  private String git(String... arguments) {
    List<String> argv = new ArrayList<>(GIT);
    argv.addAll(List.of(arguments));
    Finished finished =
        work.processes()
            .run(
                new Command(
                    argv,
                    worktree.directory(),
                    work.environment(),
                    Limits.of(TIMEOUT),
                    Optional.empty(),
                    Redactor.none()));
    if (finished.ending() instanceof Ending.Interrupted) {
      throw new AttemptEnded(new TaskOutcome.Interrupted("interrupted while committing"));
    }
    if (!finished.ok()) {
      throw new AttemptEnded(
          new TaskOutcome.Retry(
              "git " + arguments[0] + " failed in the worktree: " + finished.output().strip(),
              Optional.empty()));
    }
    return finished.output();
  }
}
