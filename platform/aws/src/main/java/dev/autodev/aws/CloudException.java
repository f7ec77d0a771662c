package dev.autodev.aws;

/** AWS could not be asked, or did not do what was asked; the message names the remedy. */
public sealed class CloudException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private CloudException(String message, Throwable cause) {
    super(message, cause);
  }

  private CloudException(String message) {
    super(message);
  }

  /** Region or credentials are missing, expired or wrong. */
  public static final class NotConfigured extends CloudException {
    private static final long serialVersionUID = 1L;

    /** Names what to set. */
    public NotConfigured(String message) {
      super(message);
    }
  }

  /** Who asks may not. */
  public static final class Denied extends CloudException {
    private static final long serialVersionUID = 1L;

    /** Names what to allow. */
    public Denied(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** What was asked for is not there. */
  public static final class Missing extends CloudException {
    private static final long serialVersionUID = 1L;

    /** Names what is not there, and how it comes to be. */
    public Missing(String message) {
      super(message);
    }
  }

  /** AWS is away, or refused for another reason. */
  public static final class Failed extends CloudException {
    private static final long serialVersionUID = 1L;

    /** Says what happens next. */
    public Failed(String message) {
      super(message);
    }

    /** With what led to it. */
    public Failed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
