package dev.autodev.control.ledger;

import dev.autodev.model.halt.HaltScope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows to be written about emergency stops. */
public final class HaltJournal {
  private final Instant now;
  final Map<String, Halt> placed = new LinkedHashMap<>();
  final Map<String, Released> released = new LinkedHashMap<>();
  private int entries;

  HaltJournal(Instant now) {
    this.now = now;
  }

  record Released(String scope, String by, String reason, Instant at) {}

  int entries() {
    return entries;
  }

  /** Stops a scope, unless it is stopped. */
  public void place(HaltScope scope, String by, String reason) {
    entries++;
    placed.put(scope.wire(), new Halt(scope, by, reason, now));
  }

  /** Releases a scope that is stopped. */
  public void release(HaltScope scope, String by, String reason) {
    entries++;
    released.put(scope.wire(), new Released(scope.wire(), by, reason, now));
  }
}
