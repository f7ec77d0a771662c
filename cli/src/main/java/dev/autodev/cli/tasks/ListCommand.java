package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Amounts;
import dev.autodev.cli.terminal.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Tasks, newest first as the server orders them. Asked for most, so that picocli looks for no
 * commands among its methods.
 */
@Command(name = "list", description = "List tasks.", addMethodSubcommands = false)
final class ListCommand implements Callable<Integer> {
  private static final int TITLE = 60;

  private final Invocation invocation;

  @Option(
      names = "--status",
      paramLabel = "A,B",
      description = "Only these; pending also covers ready and dispatched.")
  private @Nullable String status;

  @Option(names = "--role", description = "Only of this role.")
  private @Nullable String role;

  @Option(names = "--type", description = "Only of this type.")
  private @Nullable String type;

  @Option(names = "--repo", paramLabel = "PATH|NAME", description = "Only of this repository.")
  private @Nullable String repository;

  @Option(
      names = "--limit",
      defaultValue = "50",
      description = "At most so many (${DEFAULT-VALUE}).")
  private int limit;

  ListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var path =
        ApiPath.of("/api/tasks")
            .with("status", status)
            .with("role", role)
            .with("type", type)
            .with("repository", RepositoryArgument.resolve(repository, invocation.directory()))
            .with("limit", limit);
    var answer = invocation.api().get(path.toString());
    if (invocation.json()) {
      invocation.printJson(answer);
    } else {
      print(answer);
    }
    return Exit.DONE;
  }

  private void print(JsonNode answer) {
    var tasks = new ArrayList<JsonNode>();
    Json.list(answer, "tasks").forEach(tasks::add);
    var terminal = invocation.terminal();
    if (tasks.isEmpty()) {
      terminal.line("No tasks.");
      return;
    }
    table(tasks).print(terminal);
    if (!Json.text(answer, "next").isEmpty()) {
      terminal.line(terminal.dim("There are more; raise --limit."));
    }
  }

  private Table table(List<JsonNode> tasks) {
    var table = new Table("ID", "TYPE", "ROLE", "STATUS", "PRIO", "AGE", "REPOSITORY", "TITLE");
    var ids = ShortIds.of(tasks.stream().map(task -> Json.text(task, "id")).toList());
    for (var task : tasks) {
      table.row(
          ids.shorten(Json.text(task, "id")),
          Json.text(task, "type"),
          Json.text(task, "role"),
          Json.text(task, "status"),
          Json.text(task, "priority"),
          age(task),
          Json.text(task, "repository"),
          Amounts.shorten(Json.text(task, "title"), TITLE));
    }
    return table;
  }

  private String age(JsonNode task) {
    return Json.time(task, "createdAt")
        .map(at -> Amounts.time(Duration.between(at, invocation.clock().instant())))
        .orElse("");
  }
}
