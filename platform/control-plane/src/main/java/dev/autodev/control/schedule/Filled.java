package dev.autodev.control.schedule;

import dev.autodev.control.NewSchedule;
import dev.autodev.control.timetable.Timetable;
import dev.autodev.model.json.Json;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The work of a schedule at one of its times. */
final class Filled {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private Filled() {}

  static ScheduledWork of(NewSchedule schedule, Instant due) {
    ZonedDateTime local = due.atZone(Timetable.zone(schedule.zone()));
    Placeholders values =
        new Placeholders(
            Map.of(
                "date", local.toLocalDate().toString(),
                "time", TIME.format(local),
                "schedule", schedule.name()));
    return Json.read(values.fill(Json.tree(schedule.work())), ScheduledWork.class);
  }
}
