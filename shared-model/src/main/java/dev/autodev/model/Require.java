package dev.autodev.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks of compact constructors: an invalid value cannot exist. */
public final class Require {
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

  /** An unmodifiable copy; null becomes empty, as an absent JSON field means. */
  public static <T> List<T> copy(@Nullable List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }

  /** An unmodifiable copy; null becomes empty, as an absent JSON field means. */
  public static <K, V> Map<K, V> copy(@Nullable Map<K, V> values) {
    return values == null ? Map.of() : Map.copyOf(values);
  }

  /** The text, or the empty one for null, as an absent JSON field means. */
  public static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
