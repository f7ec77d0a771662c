package dev.autodev.webhook;

import java.time.Duration;
import java.time.Instant;

/** A bucket that fills up again steadily. */
final class RateLimit {
  private final int perSecond;
  private final int burst;
  private double left;
  private Instant last;

  RateLimit(int perSecond, int burst, Instant now) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.left = burst;
    this.last = now;
  }

  /** Takes one, if there is one. A clock that was set back fills nothing. */
  synchronized boolean allows(Instant now) {
    long passed = Math.max(0, Duration.between(last, now).toMillis());
    left = Math.min(burst, left + passed * perSecond / 1_000.0);
    last = now;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
