package dev.autodev.agent.limits;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Begins now and stands still between steps. */
final class SteppedClock extends Clock {
  private volatile Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);

  void second() {
    now = now.plusSeconds(1);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
