package dev.autodev.forge.gitlab;

import dev.autodev.forge.ForgeException;

/** GitLab says no, and would say so again. */
final class GitLabRefusedException extends ForgeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  GitLabRefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /** Whether the plan or the rights of the token do not reach that far. */
  boolean notAllowed() {
    return status == 401 || status == 403 || status == 404;
  }
}
