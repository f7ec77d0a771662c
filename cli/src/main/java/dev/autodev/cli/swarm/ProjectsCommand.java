package dev.autodev.cli.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Amounts;
import dev.autodev.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What became of the proposals that were approved. */
@Command(
    name = "projects",
    description = "The products that were approved, and how far each is; one a line.")
final class ProjectsCommand implements Callable<Integer> {
  private static final int TITLE = 50;

  private final Invocation invocation;

  ProjectsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var api = invocation.api();
    List<JsonNode> workflows = new ArrayList<>();
    var approved = api.get(ApiPath.of("/api/projects").with("status", "approved").toString());
    for (var proposal : Json.list(approved, "projects")) {
      workflows.add(api.get(ApiPath.of("workflows", Json.text(proposal, "workflow"))));
    }
    if (invocation.json()) {
      var all = Json.object();
      all.putArray("projects").addAll(workflows);
      invocation.printJson(all);
      return Exit.DONE;
    }
    if (workflows.isEmpty()) {
      invocation
          .terminal()
          .line("None is approved yet; 'claude-swarm proposals' lists what is proposed.");
      return Exit.DONE;
    }
    var table = new Table("WORKFLOW", "STATUS", "REPOSITORY", "USD", "AT", "TITLE");
    for (var workflow : workflows) {
      table.row(
          Json.text(workflow, "id"),
          Json.text(workflow, "status"),
          Json.text(workflow, "repository"),
          Json.text(workflow.path("usage"), "costUsd"),
          steps(workflow),
          Amounts.shorten(Json.text(workflow, "title"), TITLE));
    }
    table.print(invocation.terminal());
    return Exit.DONE;
  }

  /** The steps at work or at a gate; none where it has ended. */
  private static String steps(JsonNode workflow) {
    List<String> at = new ArrayList<>();
    for (var step : workflow.path("steps")) {
      if (List.of("running", "open").contains(Json.text(step, "status"))) {
        at.add(Json.text(step, "id"));
      }
    }
    return at.isEmpty() ? "-" : String.join(", ", at);
  }
}
