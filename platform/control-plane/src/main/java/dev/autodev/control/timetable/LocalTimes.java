package dev.autodev.control.timetable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.function.Function;

/** Local times one after the other, and the instants they are in a zone. */
final class LocalTimes {
  private final Function<LocalDateTime, Optional<LocalDateTime>> following;
  private final ZoneRules rules;

  /** Answers the local time after the given one. */
  LocalTimes(Function<LocalDateTime, Optional<LocalDateTime>> following, ZoneId zone) {
    this.following = following;
    this.rules = zone.getRules();
  }

  /**
   * As a person means it who says "at half past two": skipped, right after the gap; doubled, the
   * first time. The instants of later times are never earlier, so the search may begin at the local
   * time of the instant itself.
   */
  Optional<Instant> asAppointment(Instant after) {
    Optional<LocalDateTime> local = following.apply(local(after));
    while (local.isPresent()) {
      Instant instant = appointment(local.get());
      if (instant.isAfter(after)) {
        return Optional.of(instant);
      }
      local = following.apply(local.get());
    }
    return Optional.empty();
  }

  private Instant appointment(LocalDateTime local) {
    ZoneOffsetTransition change = rules.getTransition(local);
    return change == null
        ? local.toInstant(rules.getOffset(local))
        : change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
  }

  /** As a clock on the wall shows them: skipped ones never, doubled ones twice. */
  Optional<Instant> asTheyPass(Instant after) {
    Instant from = after;
    LocalDateTime since = local(after);
    while (true) {
      ZoneOffset offset = rules.getOffset(from);
      ZoneOffsetTransition change = rules.nextTransition(from);
      Optional<Instant> next = following.apply(since).map(local -> local.toInstant(offset));
      if (change == null
          || next.filter(instant -> instant.isBefore(change.getInstant())).isPresent()) {
        return next;
      }
      from = change.getInstant();
      since = change.getDateTimeAfter().minusNanos(1);
      if (next.isEmpty()) {
        return next;
      }
    }
  }

  private LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
  }
}
