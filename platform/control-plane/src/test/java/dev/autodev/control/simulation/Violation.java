package dev.autodev.control.simulation;

import org.jspecify.annotations.Nullable;

/** A history in which something happened that must not. */
final class Violation extends AssertionError {
  private static final long serialVersionUID = 1L;

  Violation(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}
