package dev.autodev.control.timetable;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Require;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;

/** What makes something due; told apart by {@code type} on the wire. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Rhythm.Once.class, name = "once"),
  @JsonSubTypes.Type(value = Rhythm.Delay.class, name = "delay"),
  @JsonSubTypes.Type(value = Rhythm.Interval.class, name = "interval"),
  @JsonSubTypes.Type(value = Rhythm.Daily.class, name = "daily"),
  @JsonSubTypes.Type(value = Rhythm.Weekly.class, name = "weekly"),
  @JsonSubTypes.Type(value = Rhythm.Cron.class, name = "cron"),
})
public sealed interface Rhythm {
  /** One instant. */
  record Once(Instant at) implements Rhythm {
    /** An instant is needed. */
    public Once {
      at = Require.time(Require.present(at, "rhythm.at"), "rhythm.at");
    }
  }

  /** Once, so long after the schedule was made. */
  record Delay(Duration after) implements Rhythm {
    /** From a second to a year. */
    public Delay {
      after = between(after, Duration.ofSeconds(1), "rhythm.after");
    }
  }

  /** Again and again, counted from when the schedule was made, whatever clocks show. */
  record Interval(Duration every) implements Rhythm {
    /** From a minute to a year. */
    public Interval {
      every = between(every, Duration.ofMinutes(1), "rhythm.every");
    }
  }

  /** Every day at a local time such as 07:00. */
  record Daily(@JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "HH:mm") LocalTime time)
      implements Rhythm {
    /** A time is needed. */
    public Daily {
      time = Require.present(time, "rhythm.time");
    }
  }

  /** On some days of the week, such as monday, at a local time. */
  record Weekly(
      List<String> days,
      @JsonFormat(shape = JsonFormat.Shape.STRING, pattern = "HH:mm") LocalTime time)
      implements Rhythm {
    /** A day and a time are needed. */
    public Weekly {
      days = Require.copy(days).stream().map(Rhythm::day).distinct().toList();
      if (days.isEmpty()) {
        throw new InvalidModelException("rhythm.days is empty; give days such as monday");
      }
      time = Require.present(time, "rhythm.time");
    }

    boolean includes(DayOfWeek day) {
      return days.contains(day.name().toLowerCase(Locale.ROOT));
    }
  }

  /** By the five fields of cron, which speak of local times. */
  record Cron(String expression) implements Rhythm {
    /** Has to be readable. */
    public Cron {
      expression = Require.text(expression, "rhythm.expression").strip();
      CronLine.of(expression);
    }
  }

  private static Duration between(Duration value, Duration least, String field) {
    Duration given = Require.present(value, field);
    if (given.compareTo(least) < 0 || given.compareTo(Duration.ofDays(366)) > 0) {
      throw new InvalidModelException(
          "%s is %s; it must be from %s to P366D, such as PT30M or P1D"
              .formatted(field, given, least));
    }
    return given;
  }

  private static String day(String name) {
    try {
      return DayOfWeek.valueOf(name.strip().toUpperCase(Locale.ROOT))
          .name()
          .toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(
          "rhythm.days has '%s'; days are monday, tuesday, wednesday, thursday, friday, saturday, sunday"
              .formatted(name),
          e);
    }
  }
}
