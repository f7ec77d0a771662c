package dev.autodev.cli.aegis;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tasks that were taken, newest first. */
@Command(name = "history", description = "List the tasks that were taken and what came of them.")
final class HistoryCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(
      names = "--status",
      description = "pending, in_progress, completed, failed or interrupted.")
  private @Nullable String status;

  @Option(names = "--limit", defaultValue = "20", description = "Most lines (${DEFAULT-VALUE}).")
  private int limit;

  HistoryCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var path = ApiPath.of("/api/asana/executions").with("status", status).with("limit", limit);
    var answer = invocation.api().get(path.toString());
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var table = new Table("ID", "STATUS", "STARTED", "PROJECT", "TASK", "WORKFLOW", "WHY");
    for (var execution : Json.list(answer, "executions")) {
      var context = execution.path("context");
      table.row(
          Json.text(execution, "id"),
          Json.text(execution, "status"),
          Json.text(execution, "startedAt"),
          Json.text(context, "projectName"),
          Json.text(context, "name"),
          Json.text(execution, "workflow"),
          Json.text(execution.path("ended"), "errorMessage"));
    }
    table.print(invocation.terminal(), "No task was taken yet.");
    return Exit.DONE;
  }
}
