package dev.autodev.sessions.tools;

/** Cuts text to a bound and says so. */
public final class Excerpt {
  private Excerpt() {}

  /** At most so many characters of the beginning. */
  public static String head(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "… [" + (text.length() - end) + " characters left out]";
  }
}
