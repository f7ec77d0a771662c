package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has something done from its idea to its merge, and shows how far it is. */
@Command(
    name = "do",
    description = "Have something done: start a workflow and follow it to its end or a decision.")
final class DoCommand implements Callable<Integer> {
  /** Makes its own. */
  private static final String WITHOUT_REPOSITORY = "product";

  private final Invocation invocation;

  @Parameters(paramLabel = "TITLE", description = "What is wanted, in one line.")
  private String title = "";

  @Option(
      names = "--description",
      paramLabel = "TEXT|@FILE|-",
      defaultValue = "",
      description = "What else there is to say; - reads stdin.")
  private String description = "";

  @Option(
      names = "--workflow",
      paramLabel = "NAME",
      defaultValue = "feature",
      description = "feature (default), fix or product.")
  private String workflow = "feature";

  @Mixin private RequestOptions request = new RequestOptions();

  @Option(names = "--no-wait", description = "Start it and go.")
  private boolean noWait;

  DoCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (!workflow.equals(WITHOUT_REPOSITORY) && !request.namesRepository()) {
      throw CliException.usage(
          "--repo is missing: '%s' works on a repository; name one ('claude-swarm repos list') or the path of one"
              .formatted(workflow));
    }
    var started = invocation.api().post("/api/workflows", body(), request.key());
    var id = Json.text(started, "id");
    if (!noWait) {
      return new WorkflowFollower(invocation).follow(id);
    }
    if (invocation.json()) {
      invocation.printJson(started);
    } else {
      invocation.terminal().line("%s %s %s", id, workflow, Json.text(started, "status"));
    }
    return Exit.DONE;
  }

  private JsonNode body() {
    var body = Json.object().put("definition", workflow).put("title", title);
    body.put("description", Payload.text("--description", description, invocation));
    request.addTo(body, invocation);
    return body;
  }
}
