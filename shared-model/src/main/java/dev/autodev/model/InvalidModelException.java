package dev.autodev.model;

/**
 * A message, payload or definition that breaks a rule of the model; the text names the field and
 * the remedy.
 */
public class InvalidModelException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** With a text fit to be shown to whoever sent the input. */
  public InvalidModelException(String message) {
    super(message);
  }

  /** With the parser's exception that led to it. */
  public InvalidModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
