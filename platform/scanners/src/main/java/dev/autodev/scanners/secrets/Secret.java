package dev.autodev.scanners.secrets;

import dev.autodev.scanners.secrets.Text.Span;

/** A secret in a file, without the secret. */
record Secret(Rule rule, String file, int line, String masked, boolean inTest) {

  private static final int SHOWN = 4;

  static Secret at(Rule rule, String file, String content, Text text, Span span) {
    String value = content.substring(span.start(), span.end());
    String shown = value.length() > 3 * SHOWN ? value.substring(0, SHOWN) : "";
    return new Secret(
        rule, file, text.line(span.start()), shown.replaceAll("\\s", " ") + "…", isTest(file));
  }

  static boolean isTest(String path) {
    return path.matches(
        "(?:.*/)?(?:tests?|__tests__|fixtures)/.*|.*(?:Test|IT|_test|\\.test|\\.spec)\\.\\w+");
  }

  /** On the scale of CVSS. A rule meant for main code is not sure of itself in tests. */
  String securitySeverity() {
    return inTest && rule.mainOnly() ? "3.0" : "8.0";
  }
}
