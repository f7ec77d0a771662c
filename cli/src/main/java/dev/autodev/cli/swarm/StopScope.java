package dev.autodev.cli.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import dev.autodev.cli.terminal.Terminal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an emergency stop, or its release, is about. */
final class StopScope {
  @Option(names = "--role", paramLabel = "ROLE", description = "Only the agents of a role.")
  private @Nullable String role;

  @Option(names = "--repo", paramLabel = "NAME", description = "Only work on a repository.")
  private @Nullable String repository;

  String wire() {
    if (role != null) {
      return "role/" + role;
    }
    return repository == null ? "all" : "repository/" + repository;
  }

  /** The scopes that are stopped. */
  static List<String> names(JsonNode answer) {
    return Json.list(answer, "stops").findValuesAsText("scope");
  }

  /** Prints what is stopped after a change. */
  static int answered(Invocation invocation, JsonNode answer) {
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      print(answer, invocation.terminal());
    }
    return Exit.DONE;
  }

  /** What is stopped, or that nothing is. */
  static void print(JsonNode answer, Terminal terminal) {
    var stops = Json.list(answer, "stops");
    if (stops.isEmpty()) {
      terminal.line("Nothing is stopped.");
      return;
    }
    var table = new Table("STOPPED", "BY", "SINCE", "REASON");
    for (var stop : stops) {
      table.row(
          Json.text(stop, "scope"),
          Json.text(stop, "by"),
          Json.text(stop, "at"),
          Json.text(stop, "reason"));
    }
    table.print(terminal);
    terminal.line("Work goes on after: claude-swarm thaw [--role ROLE | --repo NAME]");
  }
}
