package dev.autodev.control.notify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much it matters to a person; the first weighs most. */
public enum Urgency {
  /** Something stands still until a person looks. */
  URGENT,
  /** A decision is asked for. */
  ACTION,
  /** It may soon stand still. */
  WARNING,
  /** Good to know. */
  INFO;

  /** Such as {@code urgent}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether people are reminded until somebody acknowledges. */
  public boolean waitsForSomebody() {
    return this == URGENT || this == ACTION;
  }

  /** By its wire name. */
  public static Optional<Urgency> of(String name) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(name)).findFirst();
  }

  /** All of them, as they are written. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Urgency::wireName).toList();
  }
}
