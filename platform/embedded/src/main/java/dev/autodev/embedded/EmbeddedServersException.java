package dev.autodev.embedded;

/** The servers cannot start or stop; the message names the cause and the remedy. */
public final class EmbeddedServersException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EmbeddedServersException(String message) {
    super(message);
  }

  public EmbeddedServersException(String message, Throwable cause) {
    super(message, cause);
  }
}
