package dev.autodev.sessions.builtin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When a session's total time is over. */
record Deadline(Clock clock, Instant end) {
  static Deadline in(Duration total, Clock clock) {
    return new Deadline(clock, clock.instant().plus(total));
  }

  Duration left() {
    return Duration.between(clock.instant(), end);
  }

  boolean isOver() {
    return !left().isPositive();
  }

  /** The shorter of a wait and what is left, never zero. */
  Duration bound(Duration wait) {
    Duration left = isOver() ? Duration.ofMillis(1) : left();
    return left.compareTo(wait) < 0 ? left : wait;
  }
}
