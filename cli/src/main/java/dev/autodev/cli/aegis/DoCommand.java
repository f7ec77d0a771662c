package dev.autodev.cli.aegis;

import com.fasterxml.jackson.databind.JsonNode;
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

/** One task by hand: the first free one of a project. */
@Command(name = "do", description = "Take the first free task of a project, and wait for its end.")
final class DoCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final String RULE = "=".repeat(60);

  private final Invocation invocation;

  @Parameters(paramLabel = "PROJECT", description = "Its name in Asana, or its gid.")
  private String project = "";

  @Option(names = "--no-wait", description = "Do not wait for the end.")
  private boolean noWait;

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  DoCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    say("Finding project '%s'...", project);
    var execution =
        invocation.api().post("/api/asana/do", Json.object().put("project", project).put("by", by));
    var context = execution.path("context");
    say(
        "✓ Found project: %s (GID: %s)",
        Json.text(context, "projectName"), Json.text(context, "project"));
    say("%nFetching tasks...");
    say("✓ First incomplete task: %s", Json.text(context, "name"));
    say("%nTask URL: %s", Json.text(context, "url"));
    say("%nTask: %s", Json.text(context, "name"));
    say("Working in repository: %s", Json.text(context, "repository"));
    say("Logging to: %s", Json.text(execution, "log"));
    var last = noWait ? execution : end(Json.text(execution, "id"));
    if (invocation.json()) {
      invocation.printJson(last);
    }
    return noWait || last.path("ended").path("success").asBoolean() ? Exit.DONE : Exit.FAILED;
  }

  private JsonNode end(String id) {
    var path = ApiPath.of("asana/executions", id);
    var workflow = "";
    while (true) {
      var execution = invocation.api().get(path);
      var started = Json.text(execution, "workflow");
      if (!started.equals(workflow)) {
        say(
            "%nExecuting task as workflow %s; its gates are decided in claude-swarm approvals%n",
            started);
        workflow = started;
      }
      if (execution.hasNonNull("ended") && execution.path("told").asBoolean()) {
        report(execution);
        return execution;
      }
      invocation.pause(BETWEEN_LOOKS);
    }
  }

  private void report(JsonNode execution) {
    var ended = execution.path("ended");
    say("%s%n%n%s%n%n%s", RULE, Json.text(ended, "output"), RULE);
    say("%nPosting results to Asana...");
    say("✓ Comment posted to Asana");
    if (ended.path("success").asBoolean()) {
      say("%n✓ Task execution completed");
    } else {
      say("%n⚠️ Task completed with errors (exit code 1): %s", Json.text(ended, "errorMessage"));
    }
  }

  private void say(String format, Object... values) {
    if (!invocation.json()) {
      invocation.terminal().line("%s", Terminal.safe(format.formatted(values)));
    }
  }
}
