package dev.autodev.cli.tasks;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Why a task is not running. */
@Command(name = "explain", description = "Say why a task is not running, and what to do about it.")
final class ExplainCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The task; may be shortened.")
  private String id = "";

  ExplainCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var explanation = invocation.api().get(ApiPath.of("tasks", id) + "/explain");
    if (invocation.json()) {
      invocation.printJson(explanation);
      return Exit.DONE;
    }
    var terminal = invocation.terminal();
    terminal.line(
        "%s  %s",
        terminal.status(Terminal.safe(Json.text(explanation, "status"))),
        Terminal.safe(Json.text(explanation, "headline")));
    for (var reason : explanation.path("reasons")) {
      terminal.line(
          "  %-10s %s",
          terminal.bold(Terminal.safe(Json.text(reason, "kind"))),
          Terminal.safe(Json.text(reason, "text")));
      terminal.line("             %s", Terminal.safe(Json.text(reason, "remedy")));
    }
    return Exit.DONE;
  }
}
