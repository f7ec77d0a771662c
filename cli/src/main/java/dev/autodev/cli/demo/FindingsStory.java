package dev.autodev.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.terminal.Amounts;
import dev.autodev.cli.terminal.Terminal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Findings over the rounds: what was there in one round and not in the last is mended. */
final class FindingsStory {
  private static final int SHOWN = 20;

  private final Map<String, JsonNode> all = new LinkedHashMap<>();
  private final Map<String, Integer> lastSeen = new LinkedHashMap<>();
  private int lastRound;

  FindingsStory(Collection<JsonNode> tasks) {
    for (var task : tasks) {
      var round = task.path("round").asInt();
      var checked = task.path("result").path("findings");
      if (checked.isArray()) {
        lastRound = Math.max(lastRound, round);
        checked.forEach(finding -> note(finding, round));
      }
    }
  }

  /** The line is left out: mending one thing moves the others. */
  private void note(JsonNode finding, int round) {
    var key =
        Json.text(finding, "tool")
            + Json.text(finding, "rule")
            + Json.text(finding, "file")
            + Json.text(finding, "message");
    all.putIfAbsent(key, finding);
    lastSeen.merge(key, round, Math::max);
  }

  void print(Terminal terminal) {
    var mended = lastSeen.values().stream().filter(round -> round < lastRound).count();
    terminal.line("  findings     %d found, %d mended", all.size(), mended);
    all.entrySet().stream()
        .limit(SHOWN)
        .forEach(
            entry ->
                terminal.line(
                    line(
                        entry.getValue(),
                        lastSeen.getOrDefault(entry.getKey(), lastRound) < lastRound,
                        terminal)));
    if (all.size() > SHOWN) {
      terminal.line("               … and %d more", all.size() - SHOWN);
    }
  }

  private static String line(JsonNode finding, boolean mended, Terminal terminal) {
    return "               %s %s %s:%s %s"
        .formatted(
            mended ? terminal.paint("mended", 32) : terminal.paint("known ", 33),
            Json.text(finding, "severity").toLowerCase(Locale.ROOT),
            Json.text(finding, "file"),
            Json.text(finding, "line"),
            Amounts.shorten(Terminal.safe(Json.text(finding, "message")), 100));
  }
}
