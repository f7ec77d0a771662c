package dev.autodev.asana.aegis;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When Asana is read again.
 *
 * @param every by the clock
 * @param told where Asana told that something changed: sooner, but not at once each time
 */
record Due(Duration every, Duration told) {
  /** Also after the clock was set back. */
  boolean isNow(@Nullable Instant last, @Nullable Instant changed, Instant now) {
    if (last == null || last.isAfter(now)) {
      return true;
    }
    boolean isTold = changed != null && !changed.isBefore(last);
    return !now.isBefore(last.plus(every)) || isTold && !now.isBefore(last.plus(told));
  }
}
