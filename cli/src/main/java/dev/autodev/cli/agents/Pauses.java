package dev.autodev.cli.agents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Table;
import dev.autodev.cli.terminal.Terminal;

/** Who is paused, by whom and why. */
final class Pauses {
  private Pauses() {}

  static void print(JsonNode answer, Terminal terminal) {
    var pauses = Json.list(answer, "pauses");
    if (pauses.isEmpty()) {
      terminal.line("Nobody is paused.");
      return;
    }
    var table = new Table("PAUSED", "BY", "SINCE", "REASON");
    pauses.forEach(
        pause ->
            table.row(
                Json.text(pause, "target"),
                Json.text(pause, "by"),
                Json.text(pause, "at"),
                Json.text(pause, "reason")));
    table.print(terminal);
  }
}
