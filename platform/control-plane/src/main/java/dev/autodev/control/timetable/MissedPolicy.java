package dev.autodev.control.timetable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.autodev.model.InvalidModelException;
import java.util.Locale;

/** What becomes of times that passed while nobody looked. */
public enum MissedPolicy {
  /** None is made up for. */
  SKIP,
  /** One run makes up for all of them. */
  ONCE,
  /** Each is made up for, the latest ones where they are more than the bound. */
  ALL;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  public static MissedPolicy of(String name) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(
          "missed is '%s'; it must be skip, once or all".formatted(name), e);
    }
  }
}
