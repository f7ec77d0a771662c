package dev.autodev.role.devops;

import dev.autodev.agent.TaskContext;
import dev.autodev.forge.MergeOutcome.Merged;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.task.TaskResult.TestsRun;
import dev.autodev.processes.Ending;
import dev.autodev.processes.Finished;
import java.util.Optional;

/** What follows a merge: deploy, look whether it is well, and roll back what is not. */
final class Deployment {
  private static final int MOST_SAID = 4_000;

  private final TaskContext work;

  Deployment(TaskContext work) {
    this.work = work;
  }

  TaskOutcome of(Merged merged, Optional<TestsRun> tests) {
    Optional<String> deploy = configured(work.repository().deployCommand());
    if (deploy.isEmpty()) {
      return deployed(merged, tests, "");
    }
    RepositoryCommand commands = new RepositoryCommand(work, work.worktree().directory());
    Finished ran = commands.run("deploy", deploy.get());
    if (!ran.ok()) {
      return undone(merged, commands, "the deploy command", ran);
    }
    Optional<String> health = configured(work.repository().healthCommand());
    if (health.isPresent()) {
      Finished looked = commands.run("health", health.get());
      if (!looked.ok()) {
        return undone(merged, commands, "the health command", looked);
      }
    }
    return deployed(merged, tests, tail(ran.output(), "deployed, the command said nothing"));
  }

  private static TaskOutcome deployed(Merged merged, Optional<TestsRun> tests, String said) {
    return new TaskOutcome.Completed(
        new TaskResult.Deployed(merged.sha(), merged.already(), tests.isPresent(), tests, said),
        Evidence.NONE);
  }

  private TaskOutcome undone(
      Merged merged, RepositoryCommand commands, String what, Finished failed) {
    if (failed.ending() instanceof Ending.Interrupted) {
      return new TaskOutcome.Interrupted(what + " was interrupted; it runs again");
    }
    String rollback =
        configured(work.repository().rollbackCommand())
            .map(command -> rolledBack(commands.run("rollback", command)))
            .orElse("no rollback command is configured, so what was deployed stays as it is");
    return new TaskOutcome.Failed(
        "%s failed (%s); %s. The merge stands: %s is on %s. It said: %s"
            .formatted(
                what,
                how(failed),
                rollback,
                merged.sha(),
                work.repository().defaultBranch(),
                tail(failed.output(), "nothing")));
  }

  private static String rolledBack(Finished rollback) {
    return rollback.ok()
        ? "the rollback command succeeded"
        : "the rollback command failed too (" + how(rollback) + ") and a person has to look";
  }

  static String how(Finished finished) {
    return switch (finished.ending()) {
      case Ending.Exited exited -> "exit code " + exited.code();
      case Ending.TimedOut late -> "stopped after " + late.after();
      case Ending.TooManyProcesses crowd -> "killed because it had " + crowd.seen() + " processes";
      case Ending.Interrupted interrupted -> "interrupted";
      case Ending.NotStarted not -> "not started: " + not.why();
    };
  }

  private static Optional<String> configured(Optional<String> command) {
    return command.filter(text -> !text.isBlank());
  }

  static String tail(String output, String otherwise) {
    String said = output.strip();
    if (said.isEmpty()) {
      return otherwise;
    }
    return said.length() <= MOST_SAID ? said : "…" + said.substring(said.length() - MOST_SAID);
  }
}
