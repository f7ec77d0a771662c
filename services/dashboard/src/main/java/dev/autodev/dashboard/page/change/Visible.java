package dev.autodev.dashboard.page.change;

import java.util.regex.Pattern;

/** Makes seen what would change how code reads without being seen itself. */
final class Visible {
  /** Control characters but tab, what turns the direction of writing, and what has no width. */
  private static final Pattern HIDDEN =
      Pattern.compile(
          "[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff]");

  private Visible() {}

  static String of(String text) {
    return HIDDEN
        .matcher(text)
        .replaceAll(found -> "\u27e8U+%04X\u27e9".formatted((int) found.group().charAt(0)));
  }
}
