package dev.autodev.settings.logging;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Stands in a log for a failure that named a secret: its type and message in one, its place, and
 * its causes.
 */
final class MaskedFailure extends Throwable {
  private static final long serialVersionUID = 1L;

  private MaskedFailure(Throwable failure, UnaryOperator<String> mask, Set<Throwable> around) {
    super(mask.apply(failure.toString()));
    setStackTrace(failure.getStackTrace());
    Throwable cause = failure.getCause();
    if (cause != null && around.add(cause)) {
      initCause(new MaskedFailure(cause, mask, around));
    }
    for (Throwable each : failure.getSuppressed()) {
      if (around.add(each)) {
        addSuppressed(new MaskedFailure(each, mask, around));
      }
    }
  }

  /** The failure itself where neither it nor what it carries names a secret. */
  static Throwable of(Throwable failure, UnaryOperator<String> mask) {
    return namesSecret(failure, mask, seen())
        ? new MaskedFailure(failure, mask, with(failure))
        : failure;
  }

  private static boolean namesSecret(
      @Nullable Throwable failure, UnaryOperator<String> mask, Set<Throwable> seen) {
    if (failure == null || !seen.add(failure)) {
      return false;
    }
    String told = failure + "\n" + failure.getMessage();
    if (!mask.apply(told).equals(told) || namesSecret(failure.getCause(), mask, seen)) {
      return true;
    }
    for (Throwable each : failure.getSuppressed()) {
      if (namesSecret(each, mask, seen)) {
        return true;
      }
    }
    return false;
  }

  private static Set<Throwable> seen() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static Set<Throwable> with(Throwable first) {
    Set<Throwable> seen = seen();
    seen.add(first);
    return seen;
  }

  @Override
  public String toString() {
    return String.valueOf(getMessage());
  }
}
