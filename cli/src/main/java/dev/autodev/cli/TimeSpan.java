package dev.autodev.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Time spans as people write them: {@code 30m}, {@code 2h}, {@code 1d}, {@code 1d12h}. */
public final class TimeSpan {
  private TimeSpan() {}

  /** As a duration; also takes ISO-8601, such as {@code PT30M}. */
  public static Duration of(String option, String text) {
    var upper = text.strip().toUpperCase(Locale.ROOT);
    try {
      return Duration.parse(upper.startsWith("P") ? upper : iso(upper));
    } catch (DateTimeParseException e) {
      throw CliException.usage(
          "%s is '%s'; give a time span such as 30m, 2h or 1d".formatted(option, text));
    }
  }

  private static String iso(String upper) {
    var days = upper.indexOf('D') + 1;
    var rest = upper.substring(days);
    return "P" + upper.substring(0, days) + (rest.isEmpty() ? "" : "T" + rest);
  }
}
