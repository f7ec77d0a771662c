package dev.autodev.cli.agents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.cloud.AgentsOnEcs;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How much a role takes on. */
@Command(
    name = "scale",
    description = {
      "How many tasks at once each process of a role takes; 0: it takes nothing.",
      "Where SWARM_AWS_CLUSTER names a cluster: how many processes of it run there."
    })
final class AgentsScaleCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ROLE", description = "Such as builder.")
  private String role = "";

  @Parameters(paramLabel = "NUMBER", description = "From 0 to 100.")
  private int number;

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  AgentsScaleCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var ecs = AgentsOnEcs.of(invocation);
    if (ecs.isPresent()) {
      ecs.get().scale(role, number, this::wake, () -> slots(0));
      return Exit.DONE;
    }
    var answer = slots(number);
    if (invocation.json()) {
      invocation.printJson(answer);
    } else if (number == 0) {
      invocation
          .terminal()
          .line(
              "%s takes no further task; what is at work goes on. Up again: agents scale %s 1",
              role, role);
    } else {
      invocation.terminal().line("Each process of %s takes %d tasks at once.", role, number);
    }
    return Exit.DONE;
  }

  private JsonNode slots(int slots) {
    return invocation
        .api()
        .post(
            "/api/agents/scale", Json.object().put("role", role).put("slots", slots).put("by", by));
  }

  /** A role that takes nothing takes one task again; another keeps what it takes. */
  private void wake() {
    for (JsonNode scaled : invocation.api().get("/api/agents").path("slots")) {
      if (Json.text(scaled, "role").equals(role) && scaled.path("slots").asInt() == 0) {
        slots(1);
      }
    }
  }
}
