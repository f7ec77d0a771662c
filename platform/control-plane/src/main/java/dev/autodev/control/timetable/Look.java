package dev.autodev.control.timetable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be done about a timetable at an instant.
 *
 * @param back the clock was set back: what was called missed and lies ahead again is due again
 * @param run times that run now, oldest first
 * @param missed times that do not, oldest first; of very many only the latest
 * @param next the next time to look at
 */
public record Look(boolean back, List<Instant> run, List<Instant> missed, Optional<Instant> next) {
  /** Most times that one look tells apart. */
  public static final int MOST = 100;

  /** Clocks of two machines differ; only one that is so far behind was set back. */
  public static final Duration SET_BACK = Duration.ofMinutes(5);

  /** Copies. */
  public Look {
    run = List.copyOf(run);
    missed = List.copyOf(missed);
  }

  /**
   * How missed times are dealt with.
   *
   * @param most of {@link MissedPolicy#ALL} that run at once
   * @param late a time so long ago, or followed by another one that is due, is missed
   */
  public record Rule(MissedPolicy policy, int most, Duration late) {}

  /**
   * Looks.
   *
   * @param seen until when all was looked at already
   * @param taken times after that which ran or run already
   */
  public static Look at(Instant now, Timetable times, Instant seen, Set<Instant> taken, Rule rule) {
    boolean back = seen.isAfter(now.plus(SET_BACK));
    Instant from = back ? now : seen;
    List<Instant> due =
        from.isBefore(now)
            ? times.last(from, now, MOST).stream().filter(time -> !taken.contains(time)).toList()
            : List.of();
    int run = Math.min(runs(due, now, rule), due.size());
    return new Look(
        back,
        due.subList(due.size() - run, due.size()),
        due.subList(0, due.size() - run),
        next(times, from.isAfter(now) ? from : now, taken));
  }

  private static int runs(List<Instant> due, Instant now, Rule rule) {
    return switch (rule.policy()) {
      case SKIP -> due.isEmpty() || due.getLast().plus(rule.late()).isBefore(now) ? 0 : 1;
      case ONCE -> 1;
      case ALL -> rule.most();
    };
  }

  private static Optional<Instant> next(Timetable times, Instant after, Set<Instant> taken) {
    Optional<Instant> next = times.after(after);
    while (next.filter(taken::contains).isPresent()) {
      next = times.after(next.get());
    }
    return next;
  }
}
