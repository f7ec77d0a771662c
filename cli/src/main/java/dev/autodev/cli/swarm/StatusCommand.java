package dev.autodev.cli.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.launch.RunningSwarm;
import dev.autodev.cli.launch.ServerFile;
import dev.autodev.cli.terminal.Table;
import dev.autodev.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What runs, who works, what waits. */
@Command(name = "status", description = "Show processes, agents and queues.")
final class StatusCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(names = "--data", paramLabel = "DIR", description = "As for up.")
  private @Nullable Path data;

  StatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var running = ServerFile.in(invocation.data(data)).read();
    if (data != null && invocation.namedServer() == null && running.isEmpty()) {
      throw CliException.failed(
          "No swarm runs on %s; start it with 'claude-swarm up --data %s'"
              .formatted(invocation.data(data), data));
    }
    var terminal = invocation.terminal();
    if (!invocation.json()) {
      running.ifPresent(swarm -> printProcesses(swarm, terminal));
    }
    var api =
        data != null && invocation.namedServer() == null && running.isPresent()
            ? invocation.api(running.get().url())
            : invocation.api();
    var agents = api.get("/api/agents");
    var overview = api.get("/api/overview");
    var stops = api.get("/api/estop");
    if (invocation.json()) {
      var answer = Json.object();
      answer.put("url", api.server().toString());
      answer.set("agents", agents);
      answer.set("overview", overview);
      answer.set("stops", stops.path("stops"));
      invocation.printJson(answer);
      return Exit.DONE;
    }
    terminal.line("Dashboard %s", api.server());
    if (!Json.list(stops, "stops").isEmpty()) {
      StopScope.print(stops, terminal);
    }
    printAgents(agents, terminal);
    printCounts(overview.path("tasks"), terminal);
    var gates = overview.path("openGates").asLong();
    if (gates > 0) {
      terminal.line("Waiting for a person: %d (claude-swarm approvals list)", gates);
    }
    return Exit.DONE;
  }

  private static void printProcesses(RunningSwarm swarm, Terminal terminal) {
    var table = new Table("PROCESS", "PID", "STATE");
    for (var process : swarm.processes()) {
      table.row(
          process.name(), Long.toString(process.pid()), process.isRunning() ? "running" : "gone");
    }
    table.print(terminal);
    terminal.line("");
  }

  private static void printAgents(JsonNode answer, Terminal terminal) {
    var agents = Json.list(answer, "agents");
    if (agents.isEmpty()) {
      terminal.line("No agent has reported yet.");
      return;
    }
    var table = new Table("WORKER", "STATE", "ROLES", "TASKS");
    for (var agent : agents) {
      var holding = words(agent.path("holding"));
      var state =
          !agent.path("live").asBoolean(true) ? "gone" : holding.isEmpty() ? "idle" : "busy";
      table.row(Json.text(agent, "id"), state, words(agent.path("roles")), holding);
    }
    table.print(terminal);
  }

  private static String words(JsonNode list) {
    var words = new ArrayList<String>();
    list.forEach(word -> words.add(word.asText()));
    return String.join(", ", words);
  }

  private static void printCounts(JsonNode counts, Terminal terminal) {
    if (counts.isEmpty()) {
      terminal.line("No tasks.");
      return;
    }
    var text = new StringBuilder("Tasks:");
    counts
        .properties()
        .forEach(
            count ->
                text.append(' ')
                    .append(terminal.status(count.getKey()))
                    .append(' ')
                    .append(count.getValue().asInt()));
    terminal.line(text.toString());
  }
}
