package dev.autodev.sessions;

/** A setting of {@code swarm.sessions} cannot be used; the message names the key and the remedy. */
public class SessionSettingsException extends SessionsException {
  private static final long serialVersionUID = 1L;

  public SessionSettingsException(String message) {
    super(message);
  }

  public SessionSettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
