package dev.autodev.control.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** The day of the change in each zone, from noon to noon, and what it makes of 02:30. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z", // 02:00 to 03:00 is skipped
    "Europe/Berlin, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z", // 02:00 to 03:00 comes twice
    "America/New_York, 2026-03-07T12:00:00Z, 2026-03-08T07:00:00Z",
    "America/New_York, 2026-10-31T12:00:00Z, 2026-11-01T07:30:00Z"
  })
  void anAppointmentIsKeptOnceOnTheDayTheClocksChange(
      String zone, Instant noon, Instant expectedAtHalfPastTwo) {
    Timetable times = at(new Rhythm.Daily(LocalTime.of(2, 30)), zone);

    assertThat(walk(times, noon, Duration.ofHours(24))).containsExactly(expectedAtHalfPastTwo);
    assertThat(walk(at(new Rhythm.Cron("30 2 * * *"), zone), noon, Duration.ofHours(24)))
        .containsExactly(expectedAtHalfPastTwo);
  }

  @Test
  void inNewYorkTheDoubledHourIsTheOneAfterOne() {
    assertThat(
            walk(
                at(new Rhythm.Daily(LocalTime.of(1, 30)), "America/New_York"),
                Instant.parse("2026-10-31T12:00:00Z"),
                Duration.ofHours(24)))
        .containsExactly(Instant.parse("2026-11-01T05:30:00Z"));
  }

  @Test
  void manyAppointmentsInASkippedHourAreOneRunRightAfterIt() {
    List<Instant> found =
        walk(
            at(new Rhythm.Cron("*/10 2 * * *"), "Europe/Berlin"),
            Instant.parse("2026-03-28T12:00:00Z"),
            Duration.ofHours(24));

    assertThat(found).containsExactly(Instant.parse("2026-03-29T01:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-28T12:00:00Z",
    "Europe/Berlin, 2026-10-24T12:00:00Z",
    "America/New_York, 2026-03-07T12:00:00Z",
    "America/New_York, 2026-10-31T12:00:00Z"
  })
  void whatGoesByThePassingHoursHasNoHoleAndNoDouble(String zone, Instant noon) {
    for (Rhythm rhythm :
        List.of(new Rhythm.Cron("*/15 * * * *"), new Rhythm.Interval(Duration.ofMinutes(15)))) {
      List<Instant> found = walk(at(rhythm, zone), noon, Duration.ofHours(24));

      assertThat(found).hasSize(96).doesNotHaveDuplicates().isSorted();
      assertThat(found.getFirst()).isEqualTo(noon.plus(Duration.ofMinutes(15)));
      assertThat(found.getLast()).isEqualTo(noon.plus(Duration.ofHours(24)));
    }
  }

  @Test
  void weekdaysAndMonthsAreThoseOfTheZone() {
    assertThat(
            at(new Rhythm.Weekly(List.of("Monday", "friday"), LocalTime.of(0, 30)), "Asia/Tokyo")
                .next(START, 3))
        .containsExactly(
            Instant.parse("2026-01-01T15:30:00Z"), // Friday there
            Instant.parse("2026-01-04T15:30:00Z"),
            Instant.parse("2026-01-08T15:30:00Z"));
    assertThat(at(new Rhythm.Cron("0 7 29 2 *"), "UTC").next(START, 2))
        .containsExactly(
            Instant.parse("2028-02-29T07:00:00Z"), Instant.parse("2032-02-29T07:00:00Z"));
  }

  @Test
  void aTimeThatNeverComesIsNone() {
    assertThat(at(new Rhythm.Cron("0 0 31 2 *"), "UTC").after(START)).isEmpty();
    assertThat(at(new Rhythm.Once(START), "UTC").after(START)).isEmpty();
    assertThat(at(new Rhythm.Delay(Duration.ofMinutes(30)), "UTC").next(START, 5))
        .containsExactly(START.plus(Duration.ofMinutes(30)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'daily','time':'07:00'}",
        "{'type':'weekly','days':['monday'],'time':'07:00'}",
        "{'type':'interval','every':'PT15M'}",
        "{'type':'delay','after':'PT30M'}",
        "{'type':'once','at':'2030-01-01T00:00:00Z'}",
        "{'type':'cron','expression':'0 7 * * MON-FRI'}"
      })
  void areWrittenAsTheyAreRead(String quoted) {
    String json = quoted.replace('\'', '"');

    assertThat(Json.parse(Json.write(Json.read(json, Rhythm.class)))).isEqualTo(Json.parse(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'daily'}",
        "{'type':'daily','time':'25:00'}",
        "{'type':'weekly','days':['someday'],'time':'07:00'}",
        "{'type':'weekly','days':[],'time':'07:00'}",
        "{'type':'interval','every':'PT1S'}",
        "{'type':'delay','after':'-PT5M'}",
        "{'type':'cron','expression':'61 * * * *'}",
        "{'type':'cron','expression':'@daily'}",
        "{'type':'sometimes'}"
      })
  void whatNobodyCouldKeepIsRefused(String quoted) {
    assertThatThrownBy(() -> Json.read(quoted.replace('\'', '"'), Rhythm.class))
        .isInstanceOf(InvalidModelException.class);
    assertThatThrownBy(() -> Timetable.zone("Europe/Atlantis"))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("Europe/Atlantis");
  }

  private static Timetable at(Rhythm rhythm, String zone) {
    return new Timetable(rhythm, ZoneId.of(zone), START);
  }

  /** As a scheduler asks: minute by minute. */
  private static List<Instant> walk(Timetable times, Instant from, Duration span) {
    List<Instant> found = new java.util.ArrayList<>();
    for (Instant now = from; now.isBefore(from.plus(span)); now = now.plusSeconds(60)) {
      Instant minute = now;
      times.after(minute).filter(at -> !at.isAfter(minute.plusSeconds(60))).ifPresent(found::add);
    }
    return found;
  }
}
