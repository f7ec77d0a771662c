package dev.autodev.role.devops;

import dev.autodev.agent.TaskContext;
import dev.autodev.processes.Command;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A command of the repository's owner, run by a shell in a clone of the default branch. */
final class RepositoryCommand {
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  private final TaskContext work;
  private final Path directory;

  RepositoryCommand(TaskContext work, Path directory) {
    this.work = work;
    this.directory = directory;
  }

  Finished run(String name, String command) {
    work.progress("running the " + name + " command");
    return work.processes()
        .run(
            new Command(
                List.of("sh", "-c", command),
                directory,
                work.environment(),
                Limits.of(TIMEOUT),
                Optional.of(work.runDirectory().resolve(name + ".log")),
                Redactor.of(List.of())));
  }
}
