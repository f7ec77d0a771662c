package dev.autodev.processes;

import java.util.function.IntPredicate;

/**
 * One thing to redact. {@link #match} looks at one position only, so that a stream can tell "no"
 * from "cannot tell yet".
 */
sealed interface Secret {

  /** No secret starts at the position looked at. */
  int NO = -1;

  /** The text ends before it is certain. */
  int UNDECIDED = -2;

  /** The character every occurrence starts with. */
  char first();

  /** The length of the secret that starts at {@code at}, or {@link #NO}, or {@link #UNDECIDED}. */
  int match(CharSequence text, int at, boolean last);

  /** Which characters right behind the match still belong to it. */
  default IntPredicate tail() {
    return c -> false;
  }

  /** A value known to the character. */
  record Exact(String value) implements Secret {
    @Override
    public char first() {
      return value.charAt(0);
    }

    @Override
    public int match(CharSequence text, int at, boolean last) {
      return startsWith(text, at, value, last);
    }
  }

  /** A token with a tell-tale prefix and then at least so many characters of a kind. */
  record Token(String prefix, int least, IntPredicate tail) implements Secret {
    @Override
    public char first() {
      return prefix.charAt(0);
    }

    @Override
    public int match(CharSequence text, int at, boolean last) {
      int start = startsWith(text, at, prefix, last);
      return start < 0 ? start : run(text, at, start, least, tail, last);
    }
  }

  /** A signed JSON web token: three base64url parts, of which the first two start as JSON does. */
  record WebToken() implements Secret {
    private static final int LEAST_PART = 6;
    private static final int LONGEST_HEADER = 1024;

    @Override
    public char first() {
      return 'e';
    }

    @Override
    public int match(CharSequence text, int at, boolean last) {
      int header = startsWith(text, at, "eyJ", last);
      if (header < 0) {
        return header;
      }
      int length = run(text, at, header, LEAST_PART, Secret::isBase64Url, last);
      if (length < 0) {
        return length;
      }
      while (at + length < text.length() && isBase64Url(text.charAt(at + length))) {
        if (++length > LONGEST_HEADER) {
          return NO;
        }
      }
      int payload = startsWith(text, at + length, ".eyJ", last);
      return payload < 0
          ? payload
          : run(text, at, length + payload, LEAST_PART, Secret::isBase64Url, last);
    }

    @Override
    public IntPredicate tail() {
      return c -> isBase64Url(c) || c == '.';
    }
  }

  /** Length of the expected text when it is there. */
  private static int startsWith(CharSequence text, int at, String expected, boolean last) {
    int there = Math.min(expected.length(), text.length() - at);
    for (int i = 0; i < there; i++) {
      if (text.charAt(at + i) != expected.charAt(i)) {
        return NO;
      }
    }
    if (there == expected.length()) {
      return there;
    }
    return last ? NO : UNDECIDED;
  }

  /** The length up to and including so many characters of the kind behind the prefix. */
  private static int run(
      CharSequence text, int at, int prefix, int least, IntPredicate kind, boolean last) {
    for (int i = 0; i < least; i++) {
      int index = at + prefix + i;
      if (index >= text.length()) {
        return last ? NO : UNDECIDED;
      }
      if (!kind.test(text.charAt(index))) {
        return NO;
      }
    }
    return prefix + least;
  }

  static boolean isBase64Url(int c) {
    return isAlphanumeric(c) || c == '-' || c == '_';
  }

  static boolean isAlphanumeric(int c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  static boolean isUpperOrDigit(int c) {
    return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
  }
}
