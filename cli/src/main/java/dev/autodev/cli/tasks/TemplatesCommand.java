package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Templates of tasks and workflows. */
@Command(
    name = "templates",
    description = "What is asked for again and again with other words.",
    subcommands = TemplatesCreateCommand.class)
final class TemplatesCommand {
  private final Invocation invocation;

  TemplatesCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Command(name = "list", description = "All, and which values they ask for.")
  int list() {
    var answer = invocation.api().get("/api/templates");
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var templates = Json.list(answer, "templates");
    if (templates.isEmpty()) {
      invocation
          .terminal()
          .line("No template; make one with 'claude-tasks templates create NAME --type …'.");
      return Exit.DONE;
    }
    var table = new Table("NAME", "ASKS FOR", "WHAT IT IS FOR");
    for (var one : templates) {
      var template = one.path("template");
      table.row(Json.text(template, "name"), asks(one), Json.text(template, "description"));
    }
    table.print(invocation.terminal());
    return Exit.DONE;
  }

  private static String asks(JsonNode template) {
    var names = new StringJoiner(" ");
    Json.list(template, "asks").forEach(name -> names.add(name.asText()));
    return names.toString();
  }

  @Command(name = "show", description = "One template as it is kept, as JSON.")
  int show(@Parameters(paramLabel = "NAME", description = "Its whole name.") String name) {
    invocation.printJson(invocation.api().get(ApiPath.of("templates", name)));
    return Exit.DONE;
  }

  @Command(name = "delete", description = "Delete one; what was filed of it goes on.")
  int delete(
      @Parameters(paramLabel = "NAME", description = "Its whole name.") String name,
      @Option(
              names = "--by",
              paramLabel = "NAME",
              defaultValue = "${sys:user.name}",
              description = "Who says so; default: the user.")
          String by) {
    var path = ApiPath.of("templates", name) + "/delete";
    var answer = invocation.api().post(path, Json.object().put("by", by));
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      invocation.terminal().line("%s is deleted; what was filed of it goes on.", name);
    }
    return Exit.DONE;
  }
}
