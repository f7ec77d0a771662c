package dev.autodev.control;

import dev.autodev.control.schedule.ScheduleMoves;
import dev.autodev.control.schedule.ScheduleTable;
import dev.autodev.control.timetable.Rhythm;
import dev.autodev.control.timetable.Timetable;
import dev.autodev.control.view.DueView;
import dev.autodev.control.view.OccurrenceView;
import dev.autodev.control.view.Page;
import dev.autodev.control.view.ScheduleView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What is filed again and again, or at a time. */
@ApplicationScoped
public class Schedules {
  private static final int PREVIEWED = 5;
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE uuuu-MM-dd HH:mm xxx", Locale.ENGLISH);

  @Inject ScheduleTable table;
  @Inject ScheduleMoves moves;
  @Inject Clock clock;

  /** The next five times of a schedule that is made now; fewer where it ends before. */
  public List<DueView> preview(Rhythm rhythm, String zone) {
    ZoneId id = Timetable.zone(zone.isBlank() ? "UTC" : zone);
    Instant now = clock.instant();
    return due(new Timetable(rhythm, id, now), now);
  }

  /** The next five times of one that is kept. */
  public List<DueView> upcoming(ScheduleView view) {
    Instant now = clock.instant();
    return due(view.schedule().timetable(view.startAt()), now);
  }

  private static List<DueView> due(Timetable times, Instant now) {
    return times.next(now, PREVIEWED).stream()
        .map(at -> new DueView(at, LOCAL.format(at.atZone(times.zone()))))
        .toList();
  }

  /** Makes one; its name must be free. */
  public Uni<ScheduleView> create(NewSchedule schedule, Principal by) {
    return moves.make(schedule, by).chain(table::find);
  }

  /** By name, by id, or by a unique beginning of that. */
  public Uni<ScheduleView> find(String id) {
    return table.find(id);
  }

  /** Newest first. */
  public Uni<Page<ScheduleView>> list(
      Optional<String> status, Optional<String> tag, int limit, Optional<String> cursor) {
    return table.list(status, tag, limit, cursor);
  }

  /** What became of its times, newest first. */
  public Uni<Page<OccurrenceView>> history(String id, int limit, Optional<String> cursor) {
    Optional<Instant> before = cursor.map(Schedules::instant);
    return find(id).chain(found -> table.history(found.id(), limit, before));
  }

  private static Instant instant(String cursor) {
    try {
      return Instant.parse(cursor);
    } catch (DateTimeException e) {
      throw new ControlPlaneException.Invalid(
          "cursor", "cursor is '%s'; take it from the page before".formatted(cursor));
    }
  }

  /** Another rhythm or other work from now on, in the name of who says so; the name stays. */
  public Uni<ScheduleView> change(String id, NewSchedule to, Principal by) {
    return moved(id, found -> moves.change(found.id(), to, by));
  }

  /** Files nothing until it is resumed. */
  public Uni<ScheduleView> pause(String id, Principal by) {
    return moved(id, found -> moves.pause(found.id(), by));
  }

  /** Goes on; what came to be due meanwhile is not made up for. */
  public Uni<ScheduleView> resume(String id, Principal by) {
    return moved(id, found -> moves.resume(found.id(), by));
  }

  /** Ends it; its history stays, and what it filed goes on. */
  public Uni<ScheduleView> delete(String id, Principal by) {
    return moved(id, found -> moves.delete(found.id(), by));
  }

  private Uni<ScheduleView> moved(String id, Function<ScheduleView, Uni<Void>> move) {
    return find(id).chain(found -> move.apply(found).chain(() -> table.find(found.id())));
  }

  /** Files its work now, whatever is at work. */
  public Uni<OccurrenceView> run(String id, Principal by) {
    return find(id)
        .chain(
            found ->
                moves
                    .run(found.id(), found.schedule().work(), by)
                    .chain(due -> table.history(found.id(), 1, Optional.of(due.plusNanos(1_000)))))
        .map(page -> page.items().getFirst());
  }
}
