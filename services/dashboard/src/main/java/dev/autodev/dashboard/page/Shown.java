package dev.autodev.dashboard.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.control.view.UsageView;
import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How values look on a page. */
@TemplateExtension
public final class Shown {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private Shown() {}

  static String utc(Instant at) {
    return SECONDS.format(at);
  }

  /** From one instant to another, such as 1m 12s. */
  static String lasting(Instant from, Instant to) {
    Duration time = Duration.between(from, to);
    return time.toMinutes() == 0
        ? "%.1f s".formatted(time.toMillis() / 1000.0)
        : "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
  }

  /** Names of the wire, as words. */
  static String words(String name) {
    return name.replace('_', ' ');
  }

  /** Enough of an id to tell it from its neighbours: the end is random, the beginning time. */
  static String brief(String id) {
    return id.length() <= 10 ? id : "…" + id.substring(id.length() - 8);
  }

  static String pretty(JsonNode json) {
    return json.toPrettyString();
  }

  static String brief(UsageView usage) {
    return "%,d tokens in, %,d out, %s USD"
        .formatted(
            usage.inputTokens(),
            usage.outputTokens(),
            usage.costUsd().stripTrailingZeros().toPlainString());
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** By name, so that a reload shows the same order. */
  @TemplateExtension(namespace = "counts")
  static List<Count> sorted(Map<String, ? extends Number> numbers) {
    return new TreeMap<>(numbers)
        .entrySet().stream()
            .map(entry -> new Count(entry.getKey(), entry.getValue().longValue()))
            .toList();
  }

  /** How many of what. */
  public record Count(String key, long value) {}
}
