package dev.autodev.role.devops;

import dev.autodev.agent.TaskContext;
import dev.autodev.processes.Command;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.Redactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    return run(name, command, Map.of());
  }

  /** With more in its environment. */
  Finished run(String name, String command, Map<String, String> more) {
    work.progress("running the " + name + " command");
    return run(name, List.of("sh", "-c", command), more);
  }

  /** Puts the clone at a commit. */
  Finished checkOut(String commit) {
    return run("checkout", List.of("git", "checkout", "--quiet", "--detach", commit), Map.of());
  }

  private Finished run(String name, List<String> argv, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(work.environment());
    environment.putAll(more);
    return work.processes()
        .run(
            new Command(
                argv,
                directory,
                environment,
                Limits.of(TIMEOUT),
                Optional.of(work.runDirectory().resolve(name + ".log")),
                Redactor.of(List.of())));
  }
}
