package dev.autodev.cli.agents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** The agent processes and who is paused. */
@Command(name = "list", description = "The agent processes and who is paused.")
final class AgentsListCommand implements Callable<Integer> {
  private final Invocation invocation;

  AgentsListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var answer = invocation.api().get("/api/agents");
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var agents = Json.list(answer, "agents");
    if (agents.isEmpty()) {
      invocation.terminal().line("No agent has reported; start the swarm: claude-swarm up");
    } else {
      var table = new Table("WORKER", "STATE", "ROLES", "TASKS", "VERSION", "SEEN");
      agents.forEach(
          agent ->
              table.row(
                  Json.text(agent, "id"),
                  state(agent),
                  roles(agent.path("states")),
                  Integer.toString(agent.path("holding").size()),
                  Json.text(agent, "version"),
                  Json.text(agent, "seenAt")));
      table.print(invocation.terminal());
    }
    Pauses.print(answer, invocation.terminal());
    return Exit.DONE;
  }

  private static String state(JsonNode agent) {
    if (!agent.path("live").asBoolean()) {
      return "gone";
    }
    return agent.path("holding").isEmpty() ? "idle" : "busy";
  }

  /** As {@code builder 2, tester 1 (paused)}. */
  private static String roles(JsonNode states) {
    return states.properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(role -> role.getKey() + slots(role.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String slots(JsonNode state) {
    var taking = Json.text(state, "taking");
    return " %d%s"
        .formatted(state.path("slots").asInt(), taking.equals("open") ? "" : " (" + taking + ")");
  }
}
