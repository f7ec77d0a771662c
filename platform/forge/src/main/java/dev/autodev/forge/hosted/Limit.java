package dev.autodev.forge.hosted;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether an answer says that we ask too often. GitLab says so by 429; GitHub by 403 as well, with
 * nothing remaining until a time, or with words about a secondary limit.
 *
 * @param pause how long we are to wait, where it is told
 */
record Limit(boolean reached, Optional<Duration> pause) {
  private static final int TOO_MANY = 429;
  private static final int FORBIDDEN = 403;
  private static final String REMAINING = "x-ratelimit-remaining";
  private static final String RESET = "x-ratelimit-reset";
  private static final Duration SECONDARY = Duration.ofMinutes(1);

  static Limit of(int status, MultivaluedMap<String, Object> headers, String words) {
    Optional<Duration> told =
        header(headers, HttpHeaders.RETRY_AFTER)
            .filter(seconds -> seconds.matches("\\d{1,6}"))
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    boolean used = header(headers, REMAINING).filter("0"::equals).isPresent();
    boolean secondary = words.toLowerCase(Locale.ROOT).contains("secondary rate limit");
    boolean reached =
        status == TOO_MANY || (status == FORBIDDEN && (told.isPresent() || used || secondary));
    if (told.isPresent() || !reached) {
      return new Limit(reached, told);
    }
    Optional<Duration> reset = used ? untilReset(headers) : Optional.empty();
    return new Limit(true, reset.or(() -> secondary ? Optional.of(SECONDARY) : Optional.empty()));
  }

  /** By the forge's own clock. */
  private static Optional<Duration> untilReset(MultivaluedMap<String, Object> headers) {
    try {
      Optional<Instant> now =
          header(headers, HttpHeaders.DATE)
              .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
              .map(ZonedDateTime::toInstant);
      return header(headers, RESET)
          .filter(seconds -> seconds.matches("\\d{1,12}"))
          .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
          .flatMap(reset -> now.map(date -> Duration.between(date, reset)))
          .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> header(MultivaluedMap<String, Object> headers, String name) {
    return headers.entrySet().stream()
        .filter(one -> one.getKey().equalsIgnoreCase(name) && !one.getValue().isEmpty())
        .map(one -> String.valueOf(one.getValue().getFirst()).strip())
        .findFirst();
  }
}
