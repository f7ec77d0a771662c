package dev.autodev.control.ledger;

import dev.autodev.model.halt.HaltScope;
import java.time.Instant;

/** An emergency stop in force. */
public record Halt(HaltScope scope, String by, String reason, Instant at) {
  /** For people, such as {@code role builder is stopped by ann: keys leaked}. */
  public String words() {
    return "%s is stopped by %s: %s".formatted(scope.words(), by, reason);
  }
}
