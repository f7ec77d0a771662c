package dev.autodev.cli.aegis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Terminal;

/** Lines about the loop. */
final class Report {
  private Report() {}

  /** What is configured; the token is only said to be there. */
  static void settings(JsonNode settings, Terminal terminal) {
    terminal.line("  Asana: %s", Json.text(settings, "url"));
    terminal.line("  Access Token: %s", Json.text(settings, "token"));
    terminal.line("  Portfolio: %s", joined(settings.path("portfolios")));
    terminal.line("  Projects besides: %s", joined(settings.path("projects")));
    terminal.line("  Poll Interval: %ss", Json.text(settings, "pollIntervalSeconds"));
    terminal.line("  Max Concurrent Tasks: %s", Json.text(settings, "maxConcurrentTasks"));
    terminal.line("  Workflow: %s", Json.text(settings, "workflow"));
  }

  private static String joined(JsonNode texts) {
    var all = new StringBuilder();
    texts.forEach(text -> all.append(all.isEmpty() ? "" : ", ").append(text.asText()));
    return all.isEmpty() ? "-" : all.toString();
  }

  static void state(JsonNode state, Terminal terminal) {
    terminal.line("Status: %s", terminal.status(Json.text(state, "orchestratorStatus")));
    line("Process", state, "orchestratorPid", terminal);
    line("Started", state, "orchestratorStartedAt", terminal);
    line("Last sync", state, "lastTasksSyncAt", terminal);
    terminal.line(
        "Tasks: %s processed, %s pending, %s at work",
        Json.text(state, "totalTasksProcessed"),
        Json.text(state, "totalTasksPending"),
        Json.text(state, "activeAgentsCount"));
    line("Why", state, "note", terminal);
  }

  private static void line(String name, JsonNode state, String field, Terminal terminal) {
    var text = Json.text(state, field);
    if (!text.isEmpty()) {
      terminal.line("%s: %s", name, Terminal.safe(text));
    }
  }

  /** Why nothing is polled; empty where something is. */
  static String missing(JsonNode settings) {
    if (settings.path("on").asBoolean()) {
      return "";
    }
    return "Error loading configuration: %s is missing; set it and start the swarm again: claude-swarm down, then aegis start"
        .formatted(
            Json.text(settings, "token").equals("missing")
                ? "ASANA_ACCESS_TOKEN"
                : "ASANA_PORTFOLIO_GID (or ASANA_PROJECT_GIDS)");
  }
}
