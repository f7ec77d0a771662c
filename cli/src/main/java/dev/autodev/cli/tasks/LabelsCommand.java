package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The labels on the request that a task belongs to. */
@Command(name = "labels", description = "The labels on a task's request.")
final class LabelsCommand {
  private final Invocation invocation;

  LabelsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(name = "list", description = "Who put which label there.")
  int list(@Parameters(paramLabel = "ID", description = "The task; may be shortened.") String id) {
    return print(invocation.api().get(ApiPath.of("tasks", id) + "/labels"));
  }

  @Command(name = "remove", description = "Take a label off; what began with it goes on.")
  int remove(
      @Parameters(paramLabel = "ID", description = "The task; may be shortened.") String id,
      @Parameters(paramLabel = "LABEL", description = "As list shows it.") String label,
      @Option(
              names = "--by",
              paramLabel = "NAME",
              defaultValue = "${sys:user.name}",
              description = "Who says so; default: the user.")
          String by) {
    var body = Json.object().put("name", label).put("by", by);
    return print(invocation.api().post(ApiPath.of("tasks", id) + "/labels/remove", body));
  }

  private int print(JsonNode answer) {
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var labels = Json.list(answer, "labels");
    if (labels.isEmpty()) {
      invocation.terminal().line("No labels.");
      return Exit.DONE;
    }
    var table = new Table("LABEL", "BY", "SINCE");
    labels.forEach(
        label ->
            table.row(Json.text(label, "name"), Json.text(label, "by"), Json.text(label, "at")));
    table.print(invocation.terminal());
    return Exit.DONE;
  }
}
