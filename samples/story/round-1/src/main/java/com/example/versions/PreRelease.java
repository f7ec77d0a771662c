package com.example.versions;

import java.util.List;

/** The identifiers after the hyphen, such as {@code rc.2}; a release has none and comes after all of them. */
public record PreRelease(List<String> identifiers) implements Comparable<PreRelease> {

  static final PreRelease NONE = new PreRelease(List.of());
  static final PreRelease LOWEST = new PreRelease(List.of("0"));

  public PreRelease {
    identifiers = List.copyOf(identifiers);
  }

  static PreRelease parse(String text) {
    List<String> identifiers = List.of(text.split("\\.", -1));
    for (String identifier : identifiers) {
      if (identifier.isEmpty()) {
        throw new InvalidVersionException(text, "a pre-release identifier is empty");
      }
      if (isNumber(identifier) && identifier.length() > 1 && identifier.charAt(0) == '0') {
        throw new InvalidVersionException(text, "a numeric identifier has a leading zero");
      }
      if (isNumber(identifier) && identifier.length() > 9) {
        throw new InvalidVersionException(text, "a numeric identifier has more than nine digits");
      }
    }
    return new PreRelease(identifiers);
  }

  public boolean isNone() {
    return identifiers.isEmpty();
  }

  @Override
  public int compareTo(PreRelease other) {
    if (isNone() || other.isNone()) {
      return Boolean.compare(isNone(), other.isNone());
    }
    int common = Math.min(identifiers.size(), other.identifiers.size());
    for (int i = 0; i < common; i++) {
      int order = compare(identifiers.get(i), other.identifiers.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(identifiers.size(), other.identifiers.size());
  }

  private static int compare(String left, String right) {
    if (isNumber(left) && isNumber(right)) {
      return Integer.compare(Integer.parseInt(left), Integer.parseInt(right));
    }
    if (isNumber(left) != isNumber(right)) {
      return isNumber(left) ? -1 : 1;
    }
    return left.compareTo(right);
  }

  private static boolean isNumber(String identifier) {
    return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return String.join(".", identifiers);
  }
}
