package dev.autodev.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;

/** Times, tokens and money in few characters. */
public final class Amounts {
  private Amounts() {}

  public static String time(Duration time) {
    var seconds = Math.max(0, time.toSeconds());
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3_600) {
      return "%dm%02ds".formatted(seconds / 60, seconds % 60);
    }
    return seconds < 86_400
        ? "%dh%02dm".formatted(seconds / 3_600, seconds % 3_600 / 60)
        : seconds / 86_400 + "d";
  }

  public static String tokens(long tokens) {
    if (tokens < 1_000) {
      return Long.toString(tokens);
    }
    return tokens < 1_000_000
        ? String.format(Locale.ROOT, "%.1fk", tokens / 1_000.0)
        : String.format(Locale.ROOT, "%.1fM", tokens / 1_000_000.0);
  }

  public static String cost(double usd) {
    return String.format(Locale.ROOT, usd < 1 ? "$%.4f" : "$%.2f", usd);
  }

  /** A task's or workflow's usage in words; empty when no model was called. */
  public static String usage(JsonNode usage) {
    var input = usage.path("inputTokens").asLong();
    var output = usage.path("outputTokens").asLong();
    return input + output == 0
        ? ""
        : "%s in, %s out, %s"
            .formatted(tokens(input), tokens(output), cost(usage.path("costUsd").asDouble()));
  }

  /** The first of the words that fit, with … when something is left out. */
  public static String shorten(String text, int length) {
    var line = text.lines().findFirst().orElse("");
    return line.length() <= length ? line : line.substring(0, length - 1) + "…";
  }
}
