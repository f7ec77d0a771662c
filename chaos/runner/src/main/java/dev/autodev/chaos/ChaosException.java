package dev.autodev.chaos;

/** The run itself cannot go on; says what to look at. It is no verdict on the plane. */
public final class ChaosException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ChaosException(String message) {
    super(message);
  }

  public ChaosException(String message, Throwable cause) {
    super(message, cause);
  }
}
