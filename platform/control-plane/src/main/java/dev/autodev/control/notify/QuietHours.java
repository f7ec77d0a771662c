package dev.autodev.control.notify;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When people are left alone, by the clocks of where they live.
 *
 * @param from the first minute of it; may be later in the day than its end
 * @param except what is sent all the same
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone, Set<Urgency> except) {
  /** Copies. */
  public QuietHours {
    except = Set.copyOf(except);
  }

  /** That moment, or the end of the quiet hours it lies in. */
  public Instant after(Urgency urgency, Instant moment) {
    ZonedDateTime there = moment.atZone(zone);
    if (except.contains(urgency) || !quiet(there.toLocalTime())) {
      return moment;
    }
    ZonedDateTime end = there.with(to);
    // An hour that is told twice may end a second time before it.
    return (end.isAfter(there) ? end : there.plusDays(1).with(to)).toInstant();
  }

  private boolean quiet(LocalTime time) {
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !time.isBefore(from) || time.isBefore(to);
  }
}
