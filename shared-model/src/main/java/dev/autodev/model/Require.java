package dev.autodev.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks of compact constructors: an invalid value cannot exist. */
public final class Require {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private Require() {}

  /** The text itself; refuses null and blank with the field's name. */
  public static String text(@Nullable String value, String field) {
    if (value == null || value.isBlank()) {
      throw new InvalidModelException(field + " is missing; give a non-empty text");
    }
    return value;
  }

  /** The value itself; refuses null with the field's name. */
  public static <T> T present(@Nullable T value, String field) {
    if (value == null) {
      throw new InvalidModelException(field + " is missing");
    }
    return value;
  }

  /** The number itself; refuses what lies outside the bounds, which count as inside. */
  public static int between(int value, int low, int high, String field) {
    if (value < low || value > high) {
      throw new InvalidModelException(
          field + " is " + value + "; it must be from " + low + " to " + high);
    }
    return value;
  }

  /** The time itself; refuses years that no store of times takes. */
  public static Instant time(Instant value, String field) {
    if (value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
      throw new InvalidModelException(
          field + " is " + value + "; it must be from " + EARLIEST + " to " + LATEST);
    }
    return value;
  }

  /** An unmodifiable copy; null becomes empty, as an absent JSON field means. */
  public static <T> List<T> copy(@Nullable List<T> values) {
    if (values == null) {
      return List.of();
    }
    for (T value : values) {
      if (value == null) {
        throw new InvalidModelException("a list holds null; leave the element out");
      }
    }
    return List.copyOf(values);
  }

  /** An unmodifiable copy; null becomes empty, as an absent JSON field means. */
  public static <K, V> Map<K, V> copy(@Nullable Map<K, V> values) {
    if (values == null) {
      return Map.of();
    }
    for (V value : values.values()) {
      if (value == null) {
        throw new InvalidModelException("a map holds null; leave the key out");
      }
    }
    return Map.copyOf(values);
  }

  /** The text, or the empty one for null, as an absent JSON field means. */
  public static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
