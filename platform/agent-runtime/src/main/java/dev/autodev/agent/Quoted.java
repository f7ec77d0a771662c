package dev.autodev.agent;

/**
 * Text from outside in a prompt: marked as data, with where it comes from, never an instruction.
 * The roles' prompts say what the marks mean.
 */
public final class Quoted {
  private static final int LIMIT = 200_000;

  private Quoted() {}

  /** The text between marks that it cannot close itself; nothing for an empty text. */
  public static String of(String origin, String text) {
    if (text.isBlank()) {
      return "";
    }
    String bounded =
        text.length() <= LIMIT
            ? text
            : text.substring(0, LIMIT) + "\n[cut: " + (text.length() - LIMIT) + " characters more]";
    String harmless = bounded.strip().replaceAll("(?i)<(/?)data", "&lt;$1data");
    return "\n<data origin=\"" + origin + "\">\n" + harmless + "\n</data>\n";
  }
}
