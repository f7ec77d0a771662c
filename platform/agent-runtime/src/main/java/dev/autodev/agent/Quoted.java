package dev.autodev.agent;

/**
 * Text from outside in a prompt: marked as data, with where it comes from and how far it may be
 * trusted, never an instruction. The roles' prompts say what the marks mean.
 */
public final class Quoted {
  private static final int LIMIT = 200_000;

  private Quoted() {}

  /** The text between marks that it cannot close itself; nothing for an empty text. */
  public static String of(Trust trust, String origin, String text) {
    if (text.isBlank()) {
      return "";
    }
    String bounded =
        text.length() <= LIMIT
            ? text
            : text.substring(0, LIMIT) + "\n[cut: " + (text.length() - LIMIT) + " characters more]";
    String harmless = bounded.strip().replaceAll("(?i)<(\\s*/?\\s*data)", "&lt;$1");
    return "\n<data origin=\"%s\" trust=\"%s\">\n%s\n</data>\n"
        .formatted(origin.replaceAll("[\"<>\\n]", " "), trust.word(), harmless);
  }
}
