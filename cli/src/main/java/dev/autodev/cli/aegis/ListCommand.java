package dev.autodev.cli.aegis;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is open in Asana, best first. */
@Command(
    name = "list",
    aliases = "next",
    description = "List open tasks as the last poll found them, that which is taken next first.")
final class ListCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--project", description = "Only those of the project of that name.")
  private @Nullable String project;

  @Option(names = "--limit", defaultValue = "20", description = "Most lines (${DEFAULT-VALUE}).")
  private int limit;

  ListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var path = ApiPath.of("/api/asana/tasks").with("project", project).with("limit", limit);
    var answer = invocation.api().get(path.toString());
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var table = new Table("SCORE", "PROJECT", "TASK", "GID", "WAITS BECAUSE");
    for (var task : Json.list(answer, "tasks")) {
      table.row(
          String.format(Locale.ROOT, "%.2f", task.path("score").asDouble()),
          Json.text(task, "project"),
          Json.text(task, "name"),
          Json.text(task, "task"),
          Json.text(task, "waits"));
    }
    table.print(
        invocation.terminal(),
        "No open task was found by the last poll; 'aegis status' says whether it polls.");
    return Exit.DONE;
  }
}
