package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;

/** The answer to a command on one task. */
record TaskLine(Invocation invocation) {
  void print(JsonNode task, String asked) {
    if (invocation.json()) {
      invocation.printJson(task);
      return;
    }
    var terminal = invocation.terminal();
    var id = Json.text(task, "id");
    terminal.line("%s %s", id.isEmpty() ? asked : id, terminal.status(Json.text(task, "status")));
  }
}
