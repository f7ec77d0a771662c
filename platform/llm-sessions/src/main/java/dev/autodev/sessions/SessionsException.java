package dev.autodev.sessions;

/**
 * Root of what goes wrong unexpectedly with sessions; expected ends are {@link SessionOutcome}s.
 */
public class SessionsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SessionsException(String message) {
    super(message);
  }

  public SessionsException(String message, Throwable cause) {
    super(message, cause);
  }
}
