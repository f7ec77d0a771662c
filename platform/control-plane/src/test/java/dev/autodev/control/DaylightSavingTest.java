package dev.autodev.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.control.schedule.ScheduleKeeper;
import dev.autodev.control.schedule.ScheduledWork;
import dev.autodev.control.timetable.MissedPolicy;
import dev.autodev.control.timetable.OverlapPolicy;
import dev.autodev.control.timetable.Rhythm;
import dev.autodev.control.view.OccurrenceView;
import dev.autodev.control.view.ScheduleView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day, from noon to noon, on which the clocks of a zone change: what is filed, and when. */
@QuarkusTest
class DaylightSavingTest extends ControlPlaneTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Duration LOOKS = Duration.ofMinutes(10);

  @Inject Schedules schedules;
  @Inject ScheduleKeeper keeper;

  private Instant before;

  @BeforeEach
  void none() {
    sql("truncate schedule cascade");
    before = clock.instant();
  }

  @AfterEach
  void back() {
    clock.advance(Duration.between(clock.instant(), before));
  }

  @Test
  void inSpringADayOf23HoursHasEachAppointmentOnce() {
    LocalDateTime noon = noonBefore(ZoneOffsetTransition::isGap);
    ScheduleView beforeIt = daily("before the gap", "01:30");
    ScheduleView inIt = daily("in the gap", "02:30");
    ScheduleView afterIt = daily("after the gap", "07:00");
    ScheduleView cron = made("cron in the gap", new Rhythm.Cron("30 2 * * *"));
    ScheduleView hourly = made("hourly", new Rhythm.Interval(Duration.ofHours(1)));

    pass(noon, Duration.ofHours(23));

    assertThat(clock.instant()).isEqualTo(at(noon.plusDays(1)));
    Instant change = at(noon.plusHours(14));
    assertThat(filed(beforeIt)).containsExactly(change.minus(Duration.ofMinutes(30)));
    assertThat(filed(inIt)).as("there is no such time: right after it").containsExactly(change);
    assertThat(filed(afterIt)).containsExactly(change.plus(Duration.ofHours(4)));
    assertThat(filed(cron)).containsExactly(change);
    assertThat(filed(hourly)).isEqualTo(hours(at(noon), 23));
    assertThat(ask(tasks.list(TaskFilter.ALL)).items()).hasSize(4 + 23);
    assertThat(local(inIt)).isEqualTo(noon.plusDays(1).toLocalDate().plusDays(1).atTime(2, 30));
  }

  @Test
  void inAutumnADayOf25HoursHasEachAppointmentOnce() {
    LocalDateTime noon = noonBefore(ZoneOffsetTransition::isOverlap);
    ScheduleView beforeIt = daily("before the double hour", "01:30");
    ScheduleView inIt = daily("in the double hour", "02:30");
    ScheduleView afterIt = daily("after the double hour", "07:00");
    ScheduleView cron = made("cron in the double hour", new Rhythm.Cron("30 2 * * *"));
    ScheduleView hourly = made("hourly", new Rhythm.Interval(Duration.ofHours(1)));

    pass(noon, Duration.ofHours(25));

    assertThat(clock.instant()).isEqualTo(at(noon.plusDays(1)));
    Instant change = at(noon.plusHours(13)).plus(Duration.ofHours(2)); // from 03:00 to 02:00
    assertThat(filed(beforeIt)).containsExactly(change.minus(Duration.ofMinutes(90)));
    assertThat(filed(inIt)).as("the first time").containsExactly(halfAnHourBefore(change));
    assertThat(filed(afterIt)).containsExactly(change.plus(Duration.ofHours(5)));
    assertThat(filed(cron)).containsExactly(halfAnHourBefore(change));
    assertThat(filed(hourly)).isEqualTo(hours(at(noon), 25));
    assertThat(ask(tasks.list(TaskFilter.ALL)).items()).hasSize(4 + 25);
    assertThat(local(inIt)).isEqualTo(noon.plusDays(1).toLocalDate().plusDays(1).atTime(2, 30));
  }

  /** The clock is at noon of the day before the next change of that kind. */
  private LocalDateTime noonBefore(Predicate<ZoneOffsetTransition> kind) {
    ZoneOffsetTransition change = BERLIN.getRules().nextTransition(clock.instant());
    while (!kind.test(change) || at(noonBefore(change)).isBefore(clock.instant())) {
      change = BERLIN.getRules().nextTransition(change.getInstant());
    }
    LocalDateTime noon = noonBefore(change);
    clock.advance(Duration.between(clock.instant(), at(noon)));
    return noon;
  }

  private static LocalDateTime noonBefore(ZoneOffsetTransition change) {
    return change.getDateTimeBefore().toLocalDate().minusDays(1).atTime(12, 0);
  }

  private static Instant at(LocalDateTime there) {
    return there.atZone(BERLIN).toInstant();
  }

  private static Instant halfAnHourBefore(Instant time) {
    return time.minus(Duration.ofMinutes(30));
  }

  private static List<Instant> hours(Instant from, int count) {
    List<Instant> hours = new ArrayList<>();
    for (int hour = 1; hour <= count; hour++) {
      hours.add(from.plus(Duration.ofHours(hour)));
    }
    return hours;
  }

  private ScheduleView daily(String name, String time) {
    return made(name, new Rhythm.Daily(LocalTime.parse(time)));
  }

  private ScheduleView made(String name, Rhythm rhythm) {
    ScheduledWork work =
        new ScheduledWork.Task(scan(), Optional.empty(), Optional.empty(), Optional.of("sample"));
    return ask(
        schedules.create(
            new NewSchedule(
                name,
                rhythm,
                BERLIN.getId(),
                MissedPolicy.ONCE,
                0,
                OverlapPolicy.ALLOW,
                work,
                List.of()),
            ANNA));
  }

  private void pass(LocalDateTime from, Duration time) {
    for (Instant end = at(from).plus(time); clock.instant().isBefore(end); ) {
      clock.advance(LOOKS);
      ask(keeper.tick());
    }
  }

  /** When it was due and filed, the oldest first. */
  private List<Instant> filed(ScheduleView of) {
    List<OccurrenceView> all = ask(schedules.history(of.id(), 100, Optional.empty())).items();
    assertThat(all).extracting(OccurrenceView::status).containsOnly("filed");
    return all.reversed().stream().map(OccurrenceView::due).toList();
  }

  /** Its next time by the clocks there. */
  private LocalDateTime local(ScheduleView of) {
    Instant next = ask(schedules.find(of.id())).next();
    return LocalDateTime.ofInstant(next, BERLIN);
  }
}
