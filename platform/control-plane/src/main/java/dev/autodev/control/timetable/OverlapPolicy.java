package dev.autodev.control.timetable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.autodev.model.InvalidModelException;
import java.util.Locale;

/** What becomes of a time that comes while the run of an earlier one is at work. */
public enum OverlapPolicy {
  /** It is left out. */
  SKIP,
  /** It waits until that has ended. */
  QUEUE,
  /** It runs beside it. */
  ALLOW;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static OverlapPolicy of(String name) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(
          "overlap is '%s'; it must be skip, queue or allow".formatted(name), e);
    }
  }
}
