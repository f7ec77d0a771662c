package dev.autodev.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.ApiClient;
import dev.autodev.cli.api.ApiPath;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Amounts;
import dev.autodev.cli.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Prints a line for every task that begins or ends, and keeps each task as last seen. */
final class LiveView {
  private static final Set<String> ENDED = Set.of("completed", "failed", "cancelled", "parked");
  private static final Set<String> RUNNING = Set.of("in_progress", "verifying");

  private final Invocation invocation;
  private final ApiClient api;
  private final Terminal terminal;
  private final Map<String, JsonNode> tasks = new LinkedHashMap<>();
  private String below = "";

  LiveView(Invocation invocation, ApiClient api) {
    this.invocation = invocation;
    this.api = api;
    this.terminal = invocation.terminal();
  }

  Map<String, JsonNode> tasks() {
    return tasks;
  }

  void update(JsonNode workflow) {
    for (var entry : workflow.path("tasks")) {
      var id = entry.asText();
      var last = tasks.get(id);
      if (last == null || !ENDED.contains(Json.text(last, "status"))) {
        var task = api.get(ApiPath.of("tasks", id));
        tasks.put(id, task);
        show(Optional.ofNullable(last), task);
      }
    }
    printRunning();
  }

  private void show(Optional<JsonNode> last, JsonNode task) {
    var before = last.map(seen -> Json.text(seen, "status")).orElse("");
    var now = Json.text(task, "status");
    if (RUNNING.contains(now) && !RUNNING.contains(before)) {
      line("▶", task, Json.text(task, "worker") + " has it");
    } else if (ENDED.contains(now) && !now.equals(before)) {
      line(
          now.equals("completed") ? terminal.paint("✔", 32) : terminal.paint("✘", 31),
          task,
          ending(task, now));
    } else if (!before.isEmpty() && RUNNING.contains(before) && !RUNNING.contains(now)) {
      line(
          "↺",
          task,
          now + ", attempt " + Json.text(task, "epoch") + " is over; it will be tried again");
    }
  }

  private static String ending(JsonNode task, String status) {
    var text = new StringBuilder();
    Json.time(task, "startedAt")
        .flatMap(from -> Json.time(task, "finishedAt").map(to -> Duration.between(from, to)))
        .ifPresent(took -> text.append(Amounts.time(took)));
    var usage = Amounts.usage(task.path("usage"));
    text.append(text.isEmpty() || usage.isEmpty() ? "" : ", ").append(usage);
    var outcome =
        status.equals("completed") ? Outcomes.of(task) : status + ": " + Json.text(task, "reason");
    text.append(text.isEmpty() || outcome.isEmpty() ? "" : "  ").append(outcome);
    return text.toString();
  }

  private void line(String sign, JsonNode task, String text) {
    clear();
    var round = task.path("round").asInt();
    terminal.line(
        "  %s %-13s %-20s %s",
        sign,
        Json.text(task, "step"),
        Json.text(task, "type") + (round == 0 ? "" : " (round " + (round + 1) + ")"),
        Amounts.shorten(Terminal.safe(text), 160));
  }

  /** One line that is overwritten, where the output is a terminal. */
  private void printRunning() {
    if (!terminal.colored()) {
      return;
    }
    var text = new StringBuilder();
    for (var task : tasks.values()) {
      if (RUNNING.contains(Json.text(task, "status"))) {
        var since = Json.time(task, "startedAt").map(this::elapsed).orElse("");
        text.append(text.isEmpty() ? "" : " · ")
            .append(Json.text(task, "step"))
            .append(' ')
            .append(since);
      }
    }
    clear();
    below = text.toString();
    terminal.transientLine(below);
  }

  private String elapsed(Instant since) {
    return Amounts.time(Duration.between(since, invocation.clock().instant()));
  }

  void clear() {
    if (!below.isEmpty()) {
      terminal.clearLine();
      below = "";
    }
  }
}
