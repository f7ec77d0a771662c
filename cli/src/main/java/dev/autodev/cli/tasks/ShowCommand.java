package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Amounts;
import dev.autodev.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Everything about one task. */
@Command(name = "show", description = "Show one task with its attempts and events.")
final class ShowCommand implements Callable<Integer> {
  private static final List<String> FIELDS =
      List.of(
          "id",
          "type",
          "role",
          "status",
          "title",
          "priority",
          "repository",
          "workflow",
          "step",
          "round",
          "epoch",
          "attempts",
          "worker",
          "createdAt",
          "startedAt",
          "finishedAt");

  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The task; may be shortened.")
  private String id = "";

  ShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var api = invocation.api();
    var task = api.get(ApiPath.of("tasks", id));
    var events = api.get(ApiPath.of("tasks", Json.text(task, "id")) + "/events");
    if (invocation.json()) {
      invocation.printJson(task.isObject() ? ((ObjectNode) task).set("events", events) : task);
      return Exit.DONE;
    }
    var terminal = invocation.terminal();
    for (var field : FIELDS) {
      var value = Json.text(task, field);
      if (!value.isEmpty()) {
        terminal.line("%-11s %s", field, terminal.status(Terminal.safe(value)));
      }
    }
    terminal.line("%-11s %s", "usage", Amounts.usage(task.path("usage")));
    TaskSummary.print(task, terminal);
    printAll("events", events, terminal);
    return Exit.DONE;
  }

  private static void printAll(String title, JsonNode entries, Terminal terminal) {
    if (!entries.isArray() || entries.isEmpty()) {
      return;
    }
    terminal.line(terminal.bold(title));
    for (var entry : entries) {
      var text = new StringBuilder();
      entry
          .properties()
          .forEach(
              field -> {
                var value = Json.text(entry, field.getKey());
                if (!value.isEmpty()) {
                  text.append("  ")
                      .append(field.getKey())
                      .append('=')
                      .append(Amounts.shorten(value, 100));
                }
              });
      terminal.line(Terminal.safe(text.toString()));
    }
  }
}
