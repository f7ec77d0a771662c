package dev.autodev.model;

/**
 * A message, payload or definition that breaks a rule of the model; the text names the field and
 * the remedy.
 */
public class InvalidModelException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Texts quote what was sent, which may be a megabyte. */
  private static final int LONGEST = 1_000;

  /** With a text fit to be shown to whoever sent the input; it is cut where it is very long. */
  public InvalidModelException(String message) {
    super(cut(message));
  }

  /** With the parser's exception that led to it. */
  public InvalidModelException(String message, Throwable cause) {
    super(cut(message), cause);
  }

  private static String cut(String message) {
    return message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
  }
}
