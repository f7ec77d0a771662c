package dev.autodev.sessions.tools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.processes.ChildEnvironment;
import dev.autodev.processes.Command;
import dev.autodev.processes.Ending;
import dev.autodev.processes.Finished;
import dev.autodev.processes.Limits;
import dev.autodev.processes.ProcessRunner;
import dev.autodev.processes.Redactor;
import dev.autodev.sessions.cage.Cell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

final class Shell implements Tool {
  private static final long DEFAULT_SECONDS = 120;
  private static final long MOST_SECONDS = 1800;
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final long KEPT_BYTES = 30_000;

  private final Confinement worktree;
  private final ProcessRunner runner;
  private final Map<String, String> environment;
  private final Cell cell;
  private final Redactor redactor;
  private final Supplier<Duration> remaining;

  Shell(Confinement worktree, ToolRun run) {
    this.worktree = worktree;
    this.runner = run.runner();
    this.environment = ChildEnvironment.clean(run.home(), run.cell().environment());
    this.cell = run.cell();
    this.redactor = run.redactor();
    this.remaining = run.remaining();
  }

  @Override
  public String name() {
    return "bash";
  }

  @Override
  public String description() {
    return "Runs a shell command in the worktree; nothing it starts outlives it. Standard input is empty. Long output is cut in the middle.";
  }

  @Override
  public String inputSchema() {
    return """
    {"type": "object", "required": ["command"], "properties": {
      "command": {"type": "string", "minLength": 1},
      "timeout_seconds": {"type": "integer", "minimum": 1, "maximum": %d, "description": "%d if missing"}}}
    """
        .formatted(MOST_SECONDS, DEFAULT_SECONDS);
  }

  @Override
  public String call(JsonNode input) throws ToolRefusal, InterruptedException {
    Duration wanted = Duration.ofSeconds(input.path("timeout_seconds").asLong(DEFAULT_SECONDS));
    Duration left = remaining.get();
    if (!left.isPositive()) {
      throw new ToolRefusal("the session's time is used up");
    }
    Finished finished =
        runner.run(
            new Command(
                cell.around(List.of(shell(), "-c", input.path("command").asText())),
                worktree.root(),
                environment,
                new Limits(left.compareTo(wanted) < 0 ? left : wanted, GRACE, KEPT_BYTES),
                Optional.empty(),
                redactor));
    String output = redactor.redact(finished.output());
    return switch (finished.ending()) {
      case Ending.Exited exited when exited.code() == 0 ->
          output.isEmpty() ? "exit status 0, no output" : output;
      case Ending.Exited exited ->
          throw new ToolRefusal("exit status %d\n%s".formatted(exited.code(), output));
      case Ending.TimedOut timedOut ->
          throw new ToolRefusal(
              "stopped after %d s, with all it had started; its output so far:\n%s"
                  .formatted(timedOut.after().toSeconds(), output));
      case Ending.TooManyProcesses crowd ->
          throw new ToolRefusal(
              "killed, with all it had started: they were %d processes at once; its output so far:\n%s"
                  .formatted(crowd.seen(), output));
      case Ending.Interrupted interrupted -> throw new InterruptedException();
      case Ending.NotStarted notStarted -> throw new ToolRefusal(notStarted.why());
    };
  }

  private static String shell() {
    return Files.isExecutable(Path.of("/bin/bash")) ? "/bin/bash" : "/bin/sh";
  }
}
