package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Amounts;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Follows one task to its end, or every change until interrupted. */
@Command(name = "watch", description = "Follow one task to its end, or all until interrupted.")
final class WatchCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int LATEST = 200;

  private final Invocation invocation;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "The task; none: all.")
  private @Nullable String id;

  WatchCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (id != null) {
      return new TaskFollower(invocation).follow(id);
    }
    var api = invocation.api();
    var known = new HashMap<String, String>();
    var path = ApiPath.of("/api/tasks").with("limit", LATEST).toString();
    while (true) {
      Json.list(api.get(path), "tasks").forEach(task -> printChange(task, known));
      invocation.pause(BETWEEN_LOOKS);
    }
  }

  private void printChange(JsonNode task, Map<String, String> known) {
    var status = Json.text(task, "status");
    if (status.equals(known.put(Json.text(task, "id"), status))) {
      return;
    }
    if (invocation.json()) {
      invocation.terminal().line(task.toString());
      return;
    }
    var terminal = invocation.terminal();
    terminal.line(
        "%s %s %s %s %s",
        LocalTime.ofInstant(invocation.clock().instant(), ZoneId.systemDefault())
            .truncatedTo(ChronoUnit.SECONDS),
        Json.text(task, "id"),
        Json.text(task, "type"),
        terminal.status(status),
        Amounts.shorten(Json.text(task, "title"), 60));
  }
}
