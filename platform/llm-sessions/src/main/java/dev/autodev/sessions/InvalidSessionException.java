package dev.autodev.sessions;

/** A session was asked for with values it cannot have. */
public class InvalidSessionException extends SessionsException {
  private static final long serialVersionUID = 1L;

  public InvalidSessionException(String message) {
    super("invalid session: " + message);
  }
}
