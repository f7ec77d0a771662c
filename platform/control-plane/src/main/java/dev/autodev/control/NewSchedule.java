package dev.autodev.control;

import dev.autodev.control.schedule.ScheduledWork;
import dev.autodev.control.timetable.Look;
import dev.autodev.control.timetable.MissedPolicy;
import dev.autodev.control.timetable.OverlapPolicy;
import dev.autodev.control.timetable.Rhythm;
import dev.autodev.control.timetable.Timetable;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Require;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A schedule to be made.
 *
 * @param zone IANA name; absent: UTC
 * @param missed absent: one run makes up for all that was missed
 * @param mostMissed how many run at most where all are made up for, 10 unless given
 * @param overlap absent: a time is left out while an earlier run is at work
 * @param work what is filed; its texts may hold {@code {{date}}}, {@code {{time}}} and {@code
 *     {{schedule}}}
 */
public record NewSchedule(
    String name,
    Rhythm rhythm,
    String zone,
    MissedPolicy missed,
    int mostMissed,
    OverlapPolicy overlap,
    ScheduledWork work,
    List<String> tags) {
  private static final int LONGEST_NAME = 100;
  private static final int USUAL_MOST = 10;
  private static final int MOST_TAGS = 20;

  /** Name, rhythm and work are needed. */
  public NewSchedule {
    name = shortText(Require.text(name, "name").strip(), "name");
    rhythm = Require.present(rhythm, "rhythm");
    zone = Timetable.zone(or(zone, "UTC")).getId();
    missed = or(missed, MissedPolicy.ONCE);
    mostMissed =
        Require.between(mostMissed == 0 ? USUAL_MOST : mostMissed, 1, Look.MOST, "mostMissed");
    overlap = or(overlap, OverlapPolicy.SKIP);
    work = Require.present(work, "work");
    tags = Require.copy(tags).stream().map(tag -> shortText(tag.strip(), "tags")).toList();
    Require.between(tags.size(), 0, MOST_TAGS, "the number of tags");
  }

  @SuppressWarnings("NullAway") // Jackson passes null for an absent value.
  private static <T> T or(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }

  private static String shortText(String text, String field) {
    if (text.isEmpty()
        || text.length() > LONGEST_NAME
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidModelException(
          "%s must have 1 to %d characters on one line".formatted(field, LONGEST_NAME));
    }
    return text;
  }

  /** The same for another repository. */
  public NewSchedule on(Optional<String> repository) {
    return new NewSchedule(
        name, rhythm, zone, missed, mostMissed, overlap, work.on(repository), tags);
  }

  /** The same, whose work waits for these requests. */
  public NewSchedule after(List<String> requests) {
    return new NewSchedule(
        name, rhythm, zone, missed, mostMissed, overlap, work.after(requests), tags);
  }

  /** When it is due, where it was made at that instant. */
  public Timetable timetable(Instant start) {
    return new Timetable(rhythm, Timetable.zone(zone), start);
  }

  /** How what was missed is dealt with. */
  public Look.Rule rule(Duration late) {
    return new Look.Rule(missed, mostMissed, late);
  }
}
