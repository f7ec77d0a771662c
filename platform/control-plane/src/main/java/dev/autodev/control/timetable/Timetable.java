package dev.autodev.control.timetable;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Require;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A rhythm in a zone, from a beginning on.
 *
 * @param start delays and intervals are counted from it
 */
public record Timetable(Rhythm rhythm, ZoneId zone, Instant start) {
  private static final int DAYS_OF_WEEK = 7;

  /** All three are needed. */
  public Timetable {
    rhythm = Require.present(rhythm, "rhythm");
    zone = Require.present(zone, "zone");
    start = Require.present(start, "start");
  }

  /** The zone of that IANA name, such as Europe/Berlin. */
  public static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new InvalidModelException(
          "zone '%s' is unknown; give an IANA name such as Europe/Berlin, or UTC".formatted(name),
          e);
    }
  }

  /** The first time after that instant. */
  public Optional<Instant> after(Instant instant) {
    return switch (rhythm) {
      case Rhythm.Once once -> later(once.at(), instant);
      case Rhythm.Delay delay -> later(start.plus(delay.after()), instant);
      case Rhythm.Interval interval -> Optional.of(step(interval.every(), instant));
      case Rhythm.Daily daily -> days(daily.time(), day -> true).asAppointment(instant);
      case Rhythm.Weekly weekly ->
          days(weekly.time(), day -> weekly.includes(day.getDayOfWeek())).asAppointment(instant);
      case Rhythm.Cron cron -> line(CronLine.of(cron.expression()), instant);
    };
  }

  private static Optional<Instant> later(Instant only, Instant instant) {
    return only.isAfter(instant) ? Optional.of(only) : Optional.empty();
  }

  private Instant step(Duration every, Instant instant) {
    long passed = instant.isBefore(start) ? 0 : Duration.between(start, instant).dividedBy(every);
    return start.plus(every.multipliedBy(passed + 1));
  }

  private LocalTimes days(LocalTime time, Predicate<LocalDateTime> on) {
    return new LocalTimes(local -> Optional.of(next(local, time, on)), zone);
  }

  private static LocalDateTime next(
      LocalDateTime local, LocalTime time, Predicate<LocalDateTime> on) {
    LocalDateTime today = local.toLocalDate().atTime(time);
    LocalDateTime first = today.isAfter(local) ? today : today.plusDays(1);
    return java.util.stream.IntStream.range(0, DAYS_OF_WEEK)
        .mapToObj(first::plusDays)
        .filter(on)
        .findFirst()
        .orElseThrow();
  }

  private Optional<Instant> line(CronLine line, Instant instant) {
    LocalTimes times = new LocalTimes(line::after, zone);
    return line.everyHour() ? times.asTheyPass(instant) : times.asAppointment(instant);
  }

  /** The next times after that instant. */
  public List<Instant> next(Instant after, int most) {
    List<Instant> found = new ArrayList<>();
    Optional<Instant> next = after(after);
    while (next.isPresent() && found.size() < most) {
      found.add(next.get());
      next = after(next.get());
    }
    return List.copyOf(found);
  }

  /** The last times in a span, whose end belongs to it, oldest first; never walks a long span. */
  List<Instant> last(Instant from, Instant until, int most) {
    Duration window = Duration.ofMinutes(most);
    while (true) {
      Instant begin = until.minus(window);
      boolean whole = !begin.isAfter(from);
      List<Instant> found = within(whole ? from : begin, until, most);
      if (whole || found.size() == most) {
        return found;
      }
      window = window.multipliedBy(2);
    }
  }

  private List<Instant> within(Instant from, Instant until, int most) {
    ArrayDeque<Instant> found = new ArrayDeque<>();
    for (Optional<Instant> next = after(from);
        next.isPresent() && !next.get().isAfter(until);
        next = after(next.get())) {
      if (found.size() == most) {
        found.removeFirst();
      }
      found.addLast(next.get());
    }
    return List.copyOf(found);
  }
}
