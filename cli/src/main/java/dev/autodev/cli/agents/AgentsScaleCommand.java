package dev.autodev.cli.agents;

import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How much a role takes on. */
@Command(name = "scale", description = "How many tasks at once each process of a role takes.")
final class AgentsScaleCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ROLE", description = "Such as builder.")
  private String role = "";

  @Parameters(paramLabel = "SLOTS", description = "From 1 to 100.")
  private int slots;

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  AgentsScaleCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var body = Json.object().put("role", role).put("slots", slots).put("by", by);
    var answer = invocation.api().post("/api/agents/scale", body);
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      invocation.terminal().line("Each process of %s takes %d tasks at once.", role, slots);
    }
    return Exit.DONE;
  }
}
