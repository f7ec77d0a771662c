package dev.autodev.cli.terminal;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Prints lines, coloured where the output can show it; text from elsewhere cannot steer the
 * terminal.
 */
public final class Terminal {
  private static final String RESET = "\u001b[0m";

  private final PrintStream out;
  private final boolean colored;
  private final int columns;

  /** Where lines may be of any length. */
  public Terminal(PrintStream out, boolean colored) {
    this(out, colored, 0);
  }

  /** With so many characters in a line; 0: any number. */
  public Terminal(PrintStream out, boolean colored, int columns) {
    this.out = out;
    this.colored = colored;
    this.columns = columns;
  }

  /** How many characters fit into a line. */
  int columns() {
    return columns > 0 ? columns : Integer.MAX_VALUE;
  }

  public boolean colored() {
    return colored;
  }

  public PrintWriter writer() {
    return new PrintWriter(out, true);
  }

  /**
   * One line, seen at once.
   *
   * @throws OutputEndedException if it went nowhere: whoever read has gone, or the disk is full
   */
  public void line(String text) {
    out.println(text);
    if (out.checkError()) {
      throw new OutputEndedException();
    }
  }

  public void line(String format, Object... values) {
    line(String.format(Locale.ROOT, format, values));
  }

  /** Without a line break, for a question. */
  public void ask(String text) {
    out.print(text + " ");
    out.flush();
  }

  /** To be overwritten by the next line; only where the output is a terminal. */
  public void transientLine(String text) {
    out.print(dim("    " + text));
    out.flush();
  }

  public void clearLine() {
    out.print("\r\u001b[K");
    out.flush();
  }

  public void red(String text) {
    line(paint(text, 31));
  }

  public String bold(String text) {
    return paint(text, 1);
  }

  public String dim(String text) {
    return paint(text, 2);
  }

  public String status(String status) {
    return switch (status) {
      case "completed", "merged", "approved", "up", "running", "idle" -> paint(status, 32);
      case "failed", "parked", "rejected", "down", "gone" -> paint(status, 31);
      case "in_progress", "verifying", "busy" -> paint(status, 36);
      case "interrupted", "cancelled", "open" -> paint(status, 33);
      default -> status;
    };
  }

  public String paint(String text, int code) {
    return colored ? "\u001b[" + code + "m" + text + RESET : text;
  }

  /** The text without control characters but line breaks and tabs. */
  public static String safe(String text) {
    return text.chars()
        .filter(c -> c == '\n' || c == '\t' || (c >= ' ' && c != 127 && (c < 128 || c > 159)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
