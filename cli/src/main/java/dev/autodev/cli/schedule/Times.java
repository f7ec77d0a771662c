package dev.autodev.cli.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Terminal;

/** The times to come, one a line. */
final class Times {
  private Times() {}

  static void print(Terminal terminal, JsonNode answer) {
    for (var due : Json.list(answer, "upcoming")) {
      terminal.line("  next    %s", Json.text(due, "local"));
    }
  }
}
