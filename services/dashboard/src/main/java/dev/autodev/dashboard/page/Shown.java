package dev.autodev.dashboard.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.control.GateStatus;
import dev.autodev.control.Notifications;
import dev.autodev.control.view.GateView;
import dev.autodev.control.view.UsageView;
import dev.autodev.model.workflow.GateKind;
import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  /** How long ago, or ahead, in the largest unit that says enough. */
  static String ago(Instant at, Instant now) {
    Duration since = Duration.between(at, now);
    return since.isNegative()
        ? "in " + brief(since.negated())
        : since.toSeconds() < 1 ? "now" : brief(since) + " ago";
  }

  /** Such as 40 s, 12 min, 3 h, 5 d. */
  static String brief(Duration time) {
    if (time.toMinutes() < 1) {
      return time.toSeconds() + " s";
    }
    if (time.toHours() < 1) {
      return time.toMinutes() + " min";
    }
    return time.toHours() < 48 ? time.toHours() + " h" : time.toDays() + " d";
  }

  /** How long since then. */
  static String age(Instant at, Instant now) {
    return brief(Duration.between(at, now));
  }

  /** Money, to the cent; what is less is not nothing. */
  public static String usd(BigDecimal amount) {
    BigDecimal cents = amount.setScale(2, RoundingMode.HALF_UP);
    return cents.signum() == 0 && amount.signum() > 0 ? "< $0.01" : "$" + cents.toPlainString();
  }

  /** A number that is easy to read: 950, 12.3 k, 4.1 M. */
  public static String brief(long number) {
    return number < 10_000
        ? Long.toString(number)
        : number < 1_000_000 ? "%.1f k".formatted(number / 1e3) : "%.1f M".formatted(number / 1e6);
  }

  /** From one instant to another, such as 1m 12s. */
  static String lasting(Instant from, Instant to) {
    Duration time = Duration.between(from, to);
    return time.toMinutes() == 0
        ? "%.1f s".formatted(time.toMillis() / 1000.0)
        : "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
  }

  /** Where a file is shown of what a gate would publish. */
  static String fileAddress(GateView gate, String path) {
    return new Query()
        .with("path", Optional.of(path))
        .address("/approvals/" + gate.id() + "/files");
  }

  /** Names of the wire, as words. */
  static String words(String name) {
    return name.replace('_', ' ');
  }

  /** Enough of an id to tell it from its neighbours: the end is random, the beginning time. */
  static String brief(String id) {
    return id.length() <= 10 ? id : "…" + id.substring(id.length() - 8);
  }

  /** The first characters, of a hash for instance. */
  static String start(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  /** The kinds of gates. */
  @TemplateExtension(namespace = "kinds")
  static List<String> all() {
    return Arrays.stream(GateKind.values()).map(GateKind::wireName).toList();
  }

  /** The statuses of gates. */
  @TemplateExtension(namespace = "gateStatuses", matchName = "all")
  static List<String> statuses() {
    return Arrays.stream(GateStatus.values()).map(GateStatus::wireName).toList();
  }

  /** By what notifications are narrowed. */
  @TemplateExtension(namespace = "noticeStates", matchName = "all")
  static List<String> noticeStates() {
    return Notifications.STATES;
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
