package dev.autodev.forge;

/** A forge that cannot do what it was asked; the text names the repository and the remedy. */
public class ForgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what went wrong and what to do. */
  public ForgeException(String message) {
    super(message);
  }

  /** With the cause. */
  public ForgeException(String message, Throwable cause) {
    super(message, cause);
  }
}
