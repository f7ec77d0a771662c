package dev.autodev.cli.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What model calls have used today. */
@Command(name = "budgets", description = "Show what model calls used today, and what they may.")
final class BudgetsCommand implements Callable<Integer> {
  private final Invocation invocation;

  BudgetsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var answer = invocation.api().get("/api/budgets");
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var table = new Table("BUDGET", "TOKENS", "OF", "USD", "OF");
    for (JsonNode budget : Json.list(answer, "budgets")) {
      table.row(
          Json.text(budget, "scope"),
          Json.text(budget, "tokens"),
          limit(budget, "mostTokens"),
          Json.text(budget, "usd"),
          limit(budget, "mostUsd"));
    }
    table.print(invocation.terminal(), "No model was called today, and nothing has a limit.");
    return Exit.DONE;
  }

  private static String limit(JsonNode budget, String field) {
    return budget.path(field).decimalValue().signum() == 0 ? "no limit" : Json.text(budget, field);
  }
}
