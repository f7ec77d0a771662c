package dev.autodev.dashboard.page.home;

import dev.autodev.control.pulse.Minute;
import dev.autodev.dashboard.page.chart.Bars;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * How many tasks ended in each of the last sixty minutes.
 *
 * @param done tasks completed
 * @param stopped failed or parked
 */
public record Hour(Bars chart, long done, long stopped) {
  private static final int LABEL_EVERY = 15;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

  static Hour of(List<Minute> minutes) {
    return new Hour(
        Bars.of(minutes.stream().map(Hour::value).toList(), ""),
        minutes.stream().mapToLong(Minute::done).sum(),
        minutes.stream().mapToLong(Minute::stopped).sum());
  }

  private static Bars.Value value(Minute minute) {
    String time = TIME.format(Instant.ofEpochSecond(minute.at() * 60));
    return new Bars.Value(
        minute.at() % LABEL_EVERY == 0 ? time : "",
        minute.done() + (double) minute.stopped(),
        minute.stopped(),
        "%s: %d done, %d stopped".formatted(time, minute.done(), minute.stopped()));
  }
}
