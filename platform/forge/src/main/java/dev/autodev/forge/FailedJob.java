package dev.autodev.forge;

/** A job of a forge's pipeline that failed, with the end of its log, which is outside text. */
public record FailedJob(String name, String log) {
  private static final int LAST = 1_500;

  /** With the last characters of a log. */
  public static FailedJob of(String name, String whole) {
    String text = whole.strip();
    return new FailedJob(
        name, text.length() <= LAST ? text : "…" + text.substring(text.length() - LAST));
  }
}
