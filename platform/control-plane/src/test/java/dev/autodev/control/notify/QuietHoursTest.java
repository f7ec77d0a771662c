package dev.autodev.control.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
  private static final QuietHours NIGHT =
      new QuietHours(
          LocalTime.of(22, 0),
          LocalTime.of(7, 0),
          ZoneId.of("Europe/Berlin"),
          Set.of(Urgency.URGENT));

  private static Instant after(String moment) {
    return NIGHT.after(Urgency.ACTION, Instant.parse(moment));
  }

  @Test
  void endAtSevenByTheClockOfThereAlsoWhereTheNightIsAnHourShorterOrLonger() {
    assertThat(after("2026-03-28T21:30:00Z")).isEqualTo("2026-03-29T05:00:00Z");
    assertThat(after("2026-10-24T20:30:00Z")).isEqualTo("2026-10-25T06:00:00Z");
    assertThat(after("2026-10-25T05:30:00Z")).isEqualTo("2026-10-25T06:00:00Z");
  }

  @Test
  void leaveTheDayAndWhatIsUrgentAlone() {
    assertThat(after("2026-10-24T12:00:00Z")).isEqualTo("2026-10-24T12:00:00Z");
    Instant night = Instant.parse("2026-10-24T22:30:00Z");
    assertThat(NIGHT.after(Urgency.URGENT, night)).isEqualTo(night);
  }
}
