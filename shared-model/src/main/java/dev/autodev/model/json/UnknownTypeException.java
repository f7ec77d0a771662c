package dev.autodev.model.json;

import dev.autodev.model.InvalidModelException;

/**
 * A message whose type nobody here knows: it goes to the dead-letter stream, and no consumer stops.
 */
public final class UnknownTypeException extends InvalidModelException {
  private static final long serialVersionUID = 1L;

  /** Names what was asked for and what exists. */
  public UnknownTypeException(String what, String name, String known) {
    super(what + " '" + name + "' is unknown; known are " + known);
  }
}
