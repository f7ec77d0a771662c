package dev.autodev.cli.aegis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Whether the swarm reaches Asana, and what it finds there. */
@Command(name = "test-asana", description = "Ask Asana for the portfolios and their projects.")
final class TestAsanaCommand implements Callable<Integer> {
  private static final int SHOWN = 5;

  private final Invocation invocation;

  TestAsanaCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var reached = invocation.api().get("/api/asana/connection");
    if (invocation.json()) {
      invocation.printJson(reached);
      return Exit.DONE;
    }
    var terminal = invocation.terminal();
    for (var portfolio : reached.path("portfolios")) {
      terminal.line("Testing Asana connection to portfolio: %s...", Json.text(portfolio, "gid"));
      terminal.line("");
      terminal.line("Fetching portfolio details...");
      terminal.line("✓ Portfolio: %s", Terminal.safe(Json.text(portfolio, "name")));
      terminal.line("");
    }
    projects(reached.path("projects"), terminal);
    terminal.line("");
    terminal.line("Asana API connection successful!");
    return Exit.DONE;
  }

  private static void projects(JsonNode projects, Terminal terminal) {
    terminal.line("Fetching projects in portfolio...");
    terminal.line("✓ Found %d projects", projects.size());
    terminal.line("");
    terminal.line("First %d projects:", SHOWN);
    for (int i = 0; i < Math.min(SHOWN, projects.size()); i++) {
      terminal.line(
          "  - %s (GID: %s)",
          Terminal.safe(Json.text(projects.get(i), "name")), Json.text(projects.get(i), "gid"));
    }
  }
}
