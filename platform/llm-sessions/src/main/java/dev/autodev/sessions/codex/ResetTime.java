package dev.autodev.sessions.codex;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time at which a plan's limit ends, as the client words it; it runs with UTC as its zone. */
final class ResetTime {
  private static final Pattern AT =
      Pattern.compile(
          "try again at (?:([A-Z][a-z]{2}) (\\d{1,2})(?:st|nd|rd|th), (\\d{4}) )?(\\d{1,2}:\\d{2} [AP]M)");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMM d yyyy h:mm a", Locale.ENGLISH);

  private ResetTime() {}

  static Optional<Instant> in(String message, Instant now) {
    Matcher at = AT.matcher(message);
    if (!at.find()) {
      return Optional.empty();
    }
    if (at.group(1) != null) {
      String day = "%s %s %s %s".formatted(at.group(1), at.group(2), at.group(3), at.group(4));
      return Optional.of(LocalDateTime.parse(day, DAY).toInstant(ZoneOffset.UTC));
    }
    // Minutes are all it tells: the minute that runs now has not passed.
    LocalDateTime today = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    LocalDateTime reset = today.toLocalDate().atTime(LocalTime.parse(at.group(4), TIME));
    boolean passed = reset.plus(Duration.ofMinutes(1)).isBefore(today);
    return Optional.of((passed ? reset.plusDays(1) : reset).toInstant(ZoneOffset.UTC));
  }
}
