package dev.autodev.cli.agents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The agents, what was decided about them, and what is said to them. */
@Command(
    name = "agents",
    description = "Look at the agents, pause, resume, restart, scale and instruct them.")
public final class AgentsCommand implements Runnable {
  private final Invocation invocation;

  @Option(names = "--by", paramLabel = "NAME", description = "Who says so; default: the user.")
  private String by = System.getProperty("user.name", "unknown");

  AgentsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    list();
  }

  @Command(name = "list", description = "The agent processes and who is paused.")
  int list() {
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
      for (var agent : agents) {
        table.row(
            Json.text(agent, "id"),
            state(agent),
            roles(agent.path("states")),
            Integer.toString(agent.path("holding").size()),
            Json.text(agent, "version"),
            Json.text(agent, "seenAt"));
      }
      table.print(invocation.terminal());
    }
    pauses(answer);
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
        .sorted(java.util.Map.Entry.comparingByKey())
        .map(
            role -> {
              var taking = Json.text(role.getValue(), "taking");
              return "%s %d%s"
                  .formatted(
                      role.getKey(),
                      role.getValue().path("slots").asInt(),
                      taking.equals("open") ? "" : " (" + taking + ")");
            })
        .collect(Collectors.joining(", "));
  }

  @Command(name = "pause", description = "Send them nothing new; they go on with what they have.")
  int pause(
      @ArgGroup(multiplicity = "1") AgentChoice choice,
      @Option(names = "--reason", required = true, description = "For those who wonder.")
          String reason) {
    return paused(post("pause", choice.body().put("reason", reason)));
  }

  @Command(name = "resume", description = "Send them tasks again.")
  int resume(
      @ArgGroup(multiplicity = "1") AgentChoice choice,
      @Option(names = "--reason", defaultValue = "", description = "For those who wonder.")
          String reason) {
    return paused(post("resume", choice.body().put("reason", reason)));
  }

  @Command(
      name = "restart",
      description = "Let what they have end as in a drain, to go on later, and begin anew.")
  int restart(
      @ArgGroup(multiplicity = "1") AgentChoice choice,
      @Option(names = "--reason", required = true, description = "For those who wonder.")
          String reason) {
    var answer = post("restart", choice.body().put("reason", reason));
    if (!invocation.json()) {
      var told = new Table("WORKER", "ROLE");
      Json.list(answer, "restarts")
          .forEach(one -> told.row(Json.text(one, "worker"), Json.text(one, "role")));
      told.print(invocation.terminal());
    }
    return Exit.DONE;
  }

  @Command(name = "scale", description = "How many tasks at once each process of a role takes.")
  int scale(
      @Parameters(paramLabel = "ROLE", description = "Such as builder.") String role,
      @Parameters(paramLabel = "SLOTS", description = "From 1 to 100.") int slots) {
    post("scale", Json.object().put("role", role).put("slots", slots));
    if (!invocation.json()) {
      invocation.terminal().line("Each process of %s takes %d tasks at once.", role, slots);
    }
    return Exit.DONE;
  }

  @Command(name = "instruct", description = "Say something to the session that works on a task.")
  int instruct(
      @Parameters(paramLabel = "TASK", description = "Its id, or a unique beginning of it.")
          String task,
      @Parameters(paramLabel = "TEXT", description = "What it is to know or do.") String text) {
    var said =
        invocation
            .api()
            .post(
                ApiPath.of("tasks", task) + "/instructions",
                Json.object().put("text", text).put("by", by));
    if (invocation.json()) {
      invocation.printJson(said);
    } else {
      invocation
          .terminal()
          .line(
              "Said; it is %s. Whether a session has answered to it: claude-tasks show %s",
              Json.text(said, "status"), Json.text(said, "task"));
    }
    return Exit.DONE;
  }

  private JsonNode post(String what, ObjectNode body) {
    var answer = invocation.api().post("/api/agents/" + what, body.put("by", by));
    if (invocation.json()) {
      invocation.printJson(answer);
    }
    return answer;
  }

  private int paused(JsonNode answer) {
    if (!invocation.json()) {
      pauses(answer);
    }
    return Exit.DONE;
  }

  private void pauses(JsonNode answer) {
    var pauses = Json.list(answer, "pauses");
    if (StreamSupport.stream(pauses.spliterator(), false).findAny().isEmpty()) {
      invocation.terminal().line("Nobody is paused.");
      return;
    }
    var table = new Table("PAUSED", "BY", "SINCE", "REASON");
    for (var pause : pauses) {
      table.row(
          Json.text(pause, "target"),
          Json.text(pause, "by"),
          Json.text(pause, "at"),
          Json.text(pause, "reason"));
    }
    table.print(invocation.terminal());
  }
}
