package dev.autodev.cli.swarm;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What model calls cost. */
@Command(
    name = "costs",
    description =
        "Show what model calls cost. A task counts once for each day on which it made one.")
final class CostsCommand implements Callable<Integer> {
  private static final Map<String, String> LISTS =
      Map.of("day", "days", "role", "roles", "repository", "repositories", "model", "models");

  private final Invocation invocation;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description = "day, role, repository or model; default: day.")
  private String by = "day";

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Today and the days before it; default: 30.")
  private int days = 30;

  CostsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    String list = LISTS.get(by);
    if (list == null) {
      throw CliException.usage("--by is '%s'; give day, role, repository or model".formatted(by));
    }
    var answer = invocation.api().get(ApiPath.of("/api/costs").with("days", days).toString());
    if (invocation.json()) {
      invocation.printJson(answer);
      return Exit.DONE;
    }
    var table = new Table(by.toUpperCase(Locale.ROOT), "USD", "TOKENS", "TASK-DAYS");
    for (var line : Json.list(answer, list)) {
      String name = Json.text(line, "name");
      table.row(
          name.isEmpty() ? "(none)" : name,
          Json.text(line, "usd"),
          Json.text(line, "tokens"),
          Json.text(line, "taskDays"));
    }
    table.print(invocation.terminal());
    return Exit.DONE;
  }
}
