package com.example.versions;

import java.util.List;

/** A set of versions: alternatives, each of which is a list of conditions that must all hold. */
public final class VersionRange {

  private final String text;
  private final List<List<Comparison>> alternatives;

  VersionRange(String text, List<List<Comparison>> alternatives) {
    this.text = text;
    this.alternatives = alternatives.stream().map(List::copyOf).toList();
  }

  /** Reads a range such as {@code >=1.2.0 <2.0.0 || ~2.4}; the README lists the notations. */
  public static VersionRange parse(String text) {
    return new RangeParser(text).parse();
  }

  public boolean contains(Version version) {
    return alternatives.stream()
        .anyMatch(conditions -> conditions.stream().allMatch(c -> c.accepts(version)));
  }

  public boolean contains(String version) {
    return contains(Version.parse(version));
  }

  @Override
  public String toString() {
    return text;
  }
}
