package dev.autodev.streams.link;

import java.time.Duration;

/** Waits that double from 50 ms to 2 s, and start again after a success. */
public final class Backoff {
  private static final long FIRST = 50;
  private static final long LONGEST = 2000;

  private long next = FIRST;

  public Duration next() {
    long now = next;
    next = Math.min(LONGEST, next * 2);
    return Duration.ofMillis(now);
  }

  public void reset() {
    next = FIRST;
  }
}
