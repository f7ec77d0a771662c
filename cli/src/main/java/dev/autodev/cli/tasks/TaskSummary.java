package dev.autodev.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Terminal;

/** Why a task ended as it did, and what it found. */
final class TaskSummary {
  private static final int FINDINGS_SHOWN = 20;

  private TaskSummary() {}

  static void print(JsonNode task, Terminal terminal) {
    var reason = Json.text(task, "reason");
    if (!reason.isEmpty()) {
      terminal.line("reason " + Terminal.safe(reason));
    }
    var result = task.path("result");
    if (result.isObject()) {
      result.properties().forEach(field -> printField(field.getKey(), field.getValue(), terminal));
    } else if (!Json.text(task, "result").isEmpty()) {
      terminal.line("result " + Terminal.safe(Json.text(task, "result")));
    }
  }

  private static void printField(String name, JsonNode value, Terminal terminal) {
    if (name.equals("findings")) {
      printFindings(value, terminal);
    } else if (!value.isNull() && !value.isEmpty() || value.isValueNode() && !value.isNull()) {
      terminal.line(
          "%s  %s", name, Terminal.safe(value.isValueNode() ? value.asText() : value.toString()));
    }
  }

  private static void printFindings(JsonNode findings, Terminal terminal) {
    terminal.line("findings  %d", findings.size());
    for (int i = 0; i < Math.min(FINDINGS_SHOWN, findings.size()); i++) {
      var finding = findings.get(i);
      terminal.line(
          "  %s %s:%s %s (%s)",
          Json.text(finding, "severity").toLowerCase(java.util.Locale.ROOT),
          Json.text(finding, "file"),
          Json.text(finding, "line"),
          Terminal.safe(Json.text(finding, "message")),
          Json.text(finding, "rule"));
    }
    if (findings.size() > FINDINGS_SHOWN) {
      terminal.line("  … %d more with --json", findings.size() - FINDINGS_SHOWN);
    }
  }
}
