package dev.autodev.forge.hosted;

import dev.autodev.forge.ForgeException;

/** A forge says no, and would say so again. */
public final class ForgeRefusedException extends ForgeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /** With the HTTP status that says so. */
  public ForgeRefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Whether the plan or the rights of the token do not reach that far. */
  public boolean notAllowed() {
    return status == 401 || status == 403 || status == 404 || status == 410;
  }
}
