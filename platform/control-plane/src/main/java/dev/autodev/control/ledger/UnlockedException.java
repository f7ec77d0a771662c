package dev.autodev.control.ledger;

import java.util.List;
import java.util.Set;

/**
 * A transaction ended what others wait for, or what others are stopped with: it runs once more,
 * with those locked as well.
 */
final class UnlockedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Set<String> requests;

  UnlockedException(Set<String> requests) {
    super("not locked: " + requests);
    this.requests = requests;
  }

  /** What was locked, and those. */
  Scope with(Scope locked) {
    Scope more = new Scope();
    requests.forEach(more::request);
    return Scope.of(List.of(locked, more));
  }
}
