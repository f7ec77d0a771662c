package dev.autodev.sessions.limits;

import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When the headers of a refusal say that the provider may be asked again. */
final class ResetTimes {
  /** The year 9999; what is later is no time but a mistake. */
  static final long LATEST_SECOND = 253_402_300_799L;

  private static final int ALL = 100;
  private static final List<String> ANTHROPIC =
      List.of("requests", "tokens", "input-tokens", "output-tokens");
  private static final Pattern SPAN = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");

  private final MultiMap headers;
  private final Instant now;

  ResetTimes(MultiMap headers, Instant now) {
    this.headers = headers;
    this.now = now;
  }

  /** The most exact word first: a plan's window, then what was asked for, then spent buckets. */
  Optional<Instant> found() {
    return plan().or(this::retryAfter).or(this::spentBucket);
  }

  private Optional<Instant> plan() {
    if ("rejected".equals(headers.get("anthropic-ratelimit-unified-status"))) {
      return epoch(headers.get("anthropic-ratelimit-unified-reset"));
    }
    return latest(Stream.of("primary", "secondary").flatMap(window -> codex(window).stream()));
  }

  private Optional<Instant> codex(String window) {
    String prefix = "x-codex-" + window;
    boolean spent =
        number(headers.get(prefix + "-used-percent")).filter(used -> used >= ALL).isPresent();
    return spent
        ? epoch(headers.get(prefix + "-reset-at"))
            .or(() -> in(headers.get(prefix + "-reset-after-seconds")))
        : Optional.empty();
  }

  private Optional<Instant> retryAfter() {
    Optional<Instant> exact =
        number(headers.get("retry-after-ms")).map(millis -> now.plusMillis(millis.longValue()));
    return exact.or(() -> in(headers.get("retry-after"))).or(() -> at(headers.get("retry-after")));
  }

  private Optional<Instant> spentBucket() {
    Stream<Instant> anthropic =
        ANTHROPIC.stream()
            .map(bucket -> "anthropic-ratelimit-" + bucket)
            .filter(bucket -> "0".equals(headers.get(bucket + "-remaining")))
            .flatMap(bucket -> iso(headers.get(bucket + "-reset")).stream());
    Stream<Instant> openAi =
        Stream.of("requests", "tokens")
            .filter(bucket -> "0".equals(headers.get("x-ratelimit-remaining-" + bucket)))
            .flatMap(bucket -> span(headers.get("x-ratelimit-reset-" + bucket)).stream())
            .map(now::plus);
    return latest(Stream.concat(anthropic, openAi));
  }

  private static Optional<Instant> latest(Stream<Instant> times) {
    return times.max(Comparator.naturalOrder());
  }

  private Optional<Instant> in(@Nullable String seconds) {
    return number(seconds).map(wait -> now.plusMillis((long) (wait * 1000)));
  }

  private static Optional<Instant> at(@Nullable String date) {
    try {
      return Optional.ofNullable(date)
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Optional<Instant> iso(@Nullable String time) {
    try {
      return Optional.ofNullable(time).map(text -> ZonedDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Optional<Instant> epoch(@Nullable String seconds) {
    return number(seconds).map(second -> Instant.ofEpochSecond(second.longValue()));
  }

  /** A span such as {@code 1.5s} or {@code 6m0s}, the first one in the text. */
  static Optional<Duration> span(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher part = SPAN.matcher(text);
    Duration span = Duration.ZERO;
    int end = -1;
    while (part.find() && (end < 0 || part.start() == end)) {
      double amount = Double.parseDouble(part.group(1));
      span = span.plusMillis(Math.min((long) (amount * millis(part.group(2))), LATEST_SECOND));
      end = part.end();
    }
    return end < 0 ? Optional.empty() : Optional.of(span);
  }

  private static long millis(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      default -> 86_400_000;
    };
  }

  static Optional<Double> number(@Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .map(Double::parseDouble)
          .filter(value -> value >= 0 && value < LATEST_SECOND);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
