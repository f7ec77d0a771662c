package dev.autodev.cli.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** All providers that agents have spoken of. */
@Command(name = "list", description = "List the providers, their state and how much is used.")
final class ProvidersListCommand implements Callable<Integer> {
  private final Invocation invocation;

  ProvidersListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var answer = invocation.api().get("/api/providers");
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var providers = Json.list(answer, "providers");
    if (providers.isEmpty()) {
      invocation.terminal().line("No provider has said anything of limits yet.");
      return Exit.DONE;
    }
    var table = new Table("PROVIDER", "STATE", "UNTIL", "USED", "REASON");
    for (var provider : providers) {
      table.row(
          Json.text(provider, "name"),
          Json.text(provider, "state"),
          until(provider),
          used(provider),
          Json.text(provider, "reason"));
    }
    table.print(invocation.terminal());
    return Exit.DONE;
  }

  private static String until(JsonNode provider) {
    return switch (Json.text(provider, "state")) {
      case "limited" -> Json.text(provider, "until");
      case "refused" -> "resumed";
      default -> "";
    };
  }

  private static String used(JsonNode provider) {
    var used = provider.path("used");
    return used.isNumber() ? Math.round(used.asDouble() * 100) + " %" : "";
  }
}
