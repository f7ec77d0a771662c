package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Exit;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Shows the steps of a workflow as they go on, until it has ended. */
final class WorkflowFollower {
  private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled", "parked");
  private static final Set<String> NOT_YET = Set.of("waiting", "pending");
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Invocation invocation;
  private final Map<String, String> shown = new HashMap<>();

  WorkflowFollower(Invocation invocation) {
    this.invocation = invocation;
  }

  /** 0 when it completed. */
  int follow(String id) {
    if (!invocation.json()) {
      invocation.terminal().line("workflow %s", id);
    }
    while (true) {
      var workflow = invocation.api().get(ApiPath.of("workflows", id));
      if (!invocation.json()) {
        workflow.path("steps").forEach(this::show);
      }
      var status = Json.text(workflow, "status");
      if (ENDED.contains(status)) {
        finish(workflow, status);
        return status.equals("completed") ? Exit.DONE : Exit.FAILED;
      }
      invocation.pause(BETWEEN_LOOKS);
    }
  }

  private void show(JsonNode step) {
    var status = Json.text(step, "status");
    // A step that is done again has another task, or another gate.
    var key = Json.text(step, "id") + Json.text(step, "taskId") + Json.text(step, "gateId");
    if (NOT_YET.contains(status) || status.equals(shown.put(key, status))) {
      return;
    }
    var terminal = invocation.terminal();
    terminal.line("  %-20s %s", Json.text(step, "id"), terminal.status(status));
    if (status.equals("open")) {
      terminal.line("  waits for you: claude-swarm approvals show %s", Json.text(step, "gateId"));
    }
  }

  private void finish(JsonNode workflow, String status) {
    if (invocation.json()) {
      invocation.printJson(workflow);
      return;
    }
    var result = Json.text(workflow, "result");
    invocation
        .terminal()
        .line("%s%s", invocation.terminal().status(status), result.isEmpty() ? "" : ": " + result);
  }
}
