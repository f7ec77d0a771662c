package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiClient;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.api.RefusedException;
import dev.autodev.cli.terminal.Amounts;
import dev.autodev.cli.terminal.Terminal;
import java.time.Duration;
import java.util.Set;

/** Shows one task until no more work happens without a person. */
final class TaskFollower {
  private static final Set<String> SETTLED = Set.of("completed", "failed", "cancelled", "parked");
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Invocation invocation;
  private final ApiClient api;
  private final Terminal terminal;

  TaskFollower(Invocation invocation) {
    this.invocation = invocation;
    this.api = invocation.api();
    this.terminal = invocation.terminal();
  }

  /** 0 when it completed. */
  int follow(String id) {
    var shown = "";
    var from = "";
    while (true) {
      var task = api.get(ApiPath.of("tasks", id));
      var status = Json.text(task, "status");
      from = invocation.json() ? from : printOutput(id, from);
      if (!invocation.json() && !status.equals(shown)) {
        printStatus(task, status);
        shown = status;
      }
      if (SETTLED.contains(status)) {
        return finish(task, status);
      }
      invocation.pause(BETWEEN_LOOKS);
    }
  }

  /** Prints what is new and returns where to go on. */
  String printOutput(String id, String from) {
    try {
      var answer =
          api.get(ApiPath.of(ApiPath.of("tasks", id) + "/output").with("after", from).toString());
      answer
          .path("lines")
          .forEach(
              line -> terminal.line("  " + terminal.dim(Terminal.safe(Json.text(line, "text")))));
      var next = Json.text(answer, "next");
      return next.isEmpty() ? from : next;
    } catch (RefusedException e) {
      return from; // no output yet
    }
  }

  private void printStatus(JsonNode task, String status) {
    var worker = Json.text(task, "worker");
    terminal.line(
        "%s %s %s%s",
        Json.text(task, "id"),
        Json.text(task, "type"),
        terminal.status(status),
        worker.isEmpty() || SETTLED.contains(status) ? "" : " by " + worker);
  }

  private int finish(JsonNode task, String status) {
    if (invocation.json()) {
      invocation.printJson(task);
    } else {
      TaskSummary.print(task, terminal);
      var usage = Amounts.usage(task.path("usage"));
      if (!usage.isEmpty()) {
        terminal.line("usage  " + usage);
      }
    }
    return status.equals("completed") ? Exit.DONE : Exit.FAILED;
  }
}
