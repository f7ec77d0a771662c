package com.example.versions;

import com.example.versions.Comparison.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the text of a range into conditions. */
final class RangeParser {

  private static final Pattern HYPHEN = Pattern.compile("(\\S+)\\s+-\\s+(\\S+)");
  private static final Pattern OPERATOR = Pattern.compile("(<=|>=|<|>|=)(.+)");
  private static final Pattern PARTIAL =
      Pattern.compile("v?(0|[1-9][0-9]{0,8})(?:\\.(0|[1-9][0-9]{0,8}|[xX*]))?(?:\\.[xX*])?");

  private final String text;

  RangeParser(String text) {
    this.text = text;
  }

  VersionRange parse() {
    List<List<Comparison>> alternatives = new ArrayList<>();
    for (String alternative : text.split("\\|\\|", -1)) {
      alternatives.add(conditions(alternative.strip()));
    }
    return new VersionRange(text.strip(), alternatives);
  }

  private List<Comparison> conditions(String alternative) {
    if (alternative.isEmpty()) {
      throw new InvalidVersionException(text, "an alternative is empty");
    }
    Matcher hyphen = HYPHEN.matcher(alternative);
    if (hyphen.matches()) {
      return List.of(
          Comparison.atLeast(Version.parse(hyphen.group(1))),
          new Comparison(Operator.LESS_OR_EQUAL, Version.parse(hyphen.group(2))));
    }
    List<Comparison> conditions = new ArrayList<>();
    for (String term : alternative.split("\\s+")) {
      conditions.addAll(term(term));
    }
    return conditions;
  }

  private List<Comparison> term(String term) {
    if (term.startsWith("~")) {
      return tilde(term.substring(1));
    }
    if (term.startsWith("^")) {
      return caret(term.substring(1));
    }
    Matcher operator = OPERATOR.matcher(term);
    if (operator.matches()) {
      return List.of(
          new Comparison(operator(operator.group(1)), Version.parse(operator.group(2))));
    }
    return wildcard(term);
  }

  private List<Comparison> tilde(String term) {
    if (PARTIAL.matcher(term).matches()) {
      return wildcard(term);
    }
    Version lowest = Version.parse(term);
    return List.of(Comparison.atLeast(lowest), Comparison.below(lowest.nextMinor()));
  }

  /** Everything up to the first version that may break users of the one given. */
  private List<Comparison> caret(String term) {
    if (!PARTIAL.matcher(term).matches()) {
      Version lowest = Version.parse(term);
      return List.of(Comparison.atLeast(lowest), Comparison.below(firstIncompatible(lowest)));
    }
    List<Comparison> family = wildcard(term);
    Version lowest = family.get(0).version();
    // With major version 0 the numbers that are written say how far compatibility goes.
    return lowest.major() == 0
        ? family
        : List.of(Comparison.atLeast(lowest), Comparison.below(lowest.nextMajor()));
  }

  private static Version firstIncompatible(Version version) {
    if (version.major() > 0) {
      return version.nextMajor();
    }
    return version.minor() > 0
        ? version.nextMinor()
        : Version.of(0, 0, Math.addExact(version.patch(), 1));
  }

  private List<Comparison> wildcard(String term) {
    if (term.matches("[xX*]")) {
      return List.of(Comparison.atLeast(Version.of(0, 0, 0).floor()));
    }
    Matcher partial = PARTIAL.matcher(term);
    if (!partial.matches()) {
      return List.of(new Comparison(Operator.EQUAL, Version.parse(term)));
    }
    int major = Integer.parseInt(partial.group(1));
    String minor = partial.group(2);
    if (minor == null || minor.matches("[xX*]")) {
      Version lowest = Version.of(major, 0, 0);
      return List.of(Comparison.atLeast(lowest), Comparison.below(lowest.nextMajor()));
    }
    Version lowest = Version.of(major, Integer.parseInt(minor), 0);
    return List.of(Comparison.atLeast(lowest), Comparison.below(lowest.nextMinor()));
  }

  private static Operator operator(String symbol) {
    return switch (symbol) {
      case "<" -> Operator.LESS;
      case "<=" -> Operator.LESS_OR_EQUAL;
      case ">" -> Operator.GREATER;
      case ">=" -> Operator.GREATER_OR_EQUAL;
      default -> Operator.EQUAL;
    };
  }
}
