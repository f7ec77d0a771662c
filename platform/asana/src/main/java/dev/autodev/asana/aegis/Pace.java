package dev.autodev.asana.aegis;

import java.time.Duration;
import java.time.Instant;

/** Waits twice as long after each failure that follows another one. Not for use by two threads. */
final class Pace {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Duration usual;
  private Instant quietUntil = Instant.MIN;
  private int failures;

  Pace(Duration usual) {
    this.usual = usual;
  }

  boolean allows(Instant now) {
    return !now.isBefore(quietUntil);
  }

  void worked() {
    failures = 0;
    quietUntil = Instant.MIN;
  }

  /** How long nothing is asked. */
  Duration failed(Instant now) {
    Duration wait = usual.multipliedBy(1L << Math.min(failures, 20));
    Duration bounded = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    failures++;
    quietUntil = now.plus(bounded);
    return bounded;
  }
}
