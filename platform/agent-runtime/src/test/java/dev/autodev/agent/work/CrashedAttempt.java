package dev.autodev.agent.work;

import dev.autodev.agent.Ask;
import dev.autodev.forge.RepositoryRef;
import dev.autodev.forge.Worktree;
import dev.autodev.model.TaskId;
import dev.autodev.sessions.ToolSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process whose first attempt at a task writes a file, and which then ends without a word. */
final class CrashedAttempt {
  private static final int CODE = 137;

  private CrashedAttempt() {}

  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[0]);
    AttemptRig rig = new AttemptRig(directory);
    rig.claudeClient()
        .does(
            request -> {
              write(request.worktree().resolve("verse1"));
              Runtime.getRuntime().halt(CODE);
              throw new AssertionError("halted");
            });
    AttemptContext attempt =
        rig.attempt(new TaskId(arguments[2]), 1, new RepositoryRef("sample", arguments[1], "main"));
    Worktree worktree = attempt.worktree(ContinuedWorkTest.BRANCH, true);
    attempt.ask(
        worktree, new Ask<>("Write a poem.", ToolSet.READ_WRITE, ContinuedWorkTest.Answer.class));
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "roses");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it has ended as it should. */
  static boolean in(Path directory, RepositoryRef repository, TaskId task) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-Xmx128m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    CrashedAttempt.class.getName(),
                    directory.toString(),
                    repository.url(),
                    task.value()))
            .inheritIO()
            .start();
    try {
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == CODE;
    } finally {
      process.destroyForcibly();
    }
  }
}
