package dev.autodev.control.engine;

import dev.autodev.model.InvalidModelException;

/** A decision that the workflow's state does not allow; nothing was changed. Over HTTP a 409. */
public final class IllegalMoveException extends InvalidModelException {
  private static final long serialVersionUID = 1L;

  IllegalMoveException(String message) {
    super(message);
  }
}
