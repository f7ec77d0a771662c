package dev.autodev.cli.aegis;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** How the loop stands. */
@Command(name = "status", description = "Show how the loop stands.")
final class StateCommand implements Callable<Integer> {
  private final Invocation invocation;

  StateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var answer = invocation.api().get("/api/asana");
    if (invocation.json()) {
      invocation.printJson(answer.path("state"));
      return Exit.DONE;
    }
    Terminal terminal = invocation.terminal();
    Report.state(answer.path("state"), terminal);
    var missing = Report.missing(answer.path("settings"));
    if (!missing.isEmpty()) {
      terminal.line("%s", missing);
    }
    return Exit.DONE;
  }
}
