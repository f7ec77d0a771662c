package com.example.versions;

/** One condition of a range: an operator and the version it compares with. */
record Comparison(Operator operator, Version version) {

  enum Operator {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }

  static Comparison atLeast(Version version) {
    return new Comparison(Operator.GREATER_OR_EQUAL, version);
  }

  /** Below the release and below all its pre-releases. */
  static Comparison below(Version release) {
    return new Comparison(Operator.LESS, release.floor());
  }

  boolean accepts(Version candidate) {
    int order = candidate.compareTo(version);
    return switch (operator) {
      case EQUAL -> order == 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }
}
