package dev.autodev.agent.tests;

import java.util.regex.Pattern;

/** Text of strangers without what a terminal, or whoever reads it by lines, would obey. */
final class Plain {
  private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;]*[A-Za-z]");
  private static final Pattern OBEYED =
      Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]|[\\u202a-\\u202e\\u2066-\\u2069]");

  private Plain() {}

  /** Colours are dropped, other characters of control shown by a replacement. */
  static String text(String text) {
    String broken = text.replace("\r\n", "\n").replace('\r', '\n');
    return OBEYED.matcher(COLOUR.matcher(broken).replaceAll("")).replaceAll("\ufffd");
  }

  /** The same on one line. */
  static String line(String text) {
    return text(text).replace('\n', ' ').replace('\t', ' ');
  }
}
