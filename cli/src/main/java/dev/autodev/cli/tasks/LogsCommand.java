package dev.autodev.cli.tasks;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Terminal;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a task's session said and did. */
@Command(name = "logs", description = "Show the output of one task.")
final class LogsCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The task; may be shortened.")
  private String id = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the task has ended.")
  private boolean follow;

  LogsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var api = invocation.api();
    var terminal = invocation.terminal();
    var from = "";
    while (true) {
      var answer =
          api.get(ApiPath.of(ApiPath.of("tasks", id) + "/output").with("after", from).toString());
      var lines = answer.path("lines");
      lines.forEach(
          line ->
              terminal.line(
                  invocation.json() ? line.toString() : Terminal.safe(Json.text(line, "text"))));
      var next = Json.text(answer, "next");
      var moved = !next.isEmpty() && !next.equals(from) && !lines.isEmpty();
      from = next.isEmpty() ? from : next;
      if (!moved && (!follow || answer.path("ended").asBoolean())) {
        return Exit.DONE;
      }
      if (!moved) {
        invocation.pause(BETWEEN_LOOKS);
      }
    }
  }
}
