package dev.autodev.forge.hosted;

import dev.autodev.forge.ForgeException;
import java.time.Duration;
import java.util.Optional;

/** A forge cannot answer now, or its answer was lost: what was asked may have been done. */
public final class ForgeBusyException extends ForgeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> wait;
  private final boolean limited;

  ForgeBusyException(String message, Optional<Duration> wait, boolean limited) {
    super(message);
    this.wait = wait;
    this.limited = limited;
  }

  /** How long it wants to be left alone, where it says so. */
  Optional<Duration> wantsWait() {
    return wait;
  }

  /** Whether it is well and only asked too often. */
  boolean limited() {
    return limited;
  }
}
