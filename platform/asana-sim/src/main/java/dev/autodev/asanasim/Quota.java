package dev.autodev.asanasim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** So many calls a minute; those beyond it count as well. */
final class Quota {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Clock clock;
  private int perMinute = Integer.MAX_VALUE;
  private Instant begin = Instant.MIN;
  private int calls;

  Quota(Clock clock) {
    this.clock = clock;
  }

  synchronized void perMinute(int most) {
    perMinute = most;
    begin = Instant.MIN;
  }

  synchronized void count() {
    Instant now = clock.instant();
    if (begin.equals(Instant.MIN) || now.isAfter(begin.plus(WINDOW))) {
      begin = now;
      calls = 0;
    }
    calls++;
    if (calls > perMinute) {
      Duration wait = Duration.between(now, begin.plus(WINDOW));
      throw new TooMany(Math.max(1, Math.toIntExact(wait.toSeconds())));
    }
  }

  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    TooMany(int retryAfterSeconds) {
      super("too many calls", null, false, false);
      this.retryAfterSeconds = retryAfterSeconds;
    }

    int retryAfterSeconds() {
      return retryAfterSeconds;
    }
  }
}
