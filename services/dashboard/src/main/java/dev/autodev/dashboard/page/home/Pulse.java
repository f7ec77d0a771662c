package dev.autodev.dashboard.page.home;

import dev.autodev.control.ledger.Committed;
import dev.autodev.dashboard.page.chart.Bars;
import dev.autodev.model.task.TaskStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How many tasks ended in each of the last sixty minutes, as this process has committed it since it
 * began; counting it in the record would mean an index that every end of a task has to write.
 */
@ApplicationScoped
public class Pulse {
  private static final int MINUTES = 60;
  private static final int LABEL_EVERY = 15;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

  private final Clock clock;
  private final Instant since;
  private final AtomicReferenceArray<Minute> minutes = new AtomicReferenceArray<>(MINUTES);

  Pulse(Clock clock) {
    this.clock = clock;
    this.since = clock.instant();
  }

  private record Minute(long at, long done, long stopped) {
    Minute plus(Minute more) {
      return more.at == at ? new Minute(at, done + more.done, stopped + more.stopped) : more;
    }
  }

  /**
   * The last hour.
   *
   * @param done tasks completed
   * @param stopped failed or parked
   * @param since when this process began to count, if that is less than an hour ago or not
   */
  public record Hour(Bars chart, long done, long stopped, Instant since) {}

  /** In the commit's way: a walk over what it changed, and one update of an array. */
  void count(@Observes Committed committed) {
    long done = 0;
    long stopped = 0;
    for (TaskStatus status : committed.tasks().values()) {
      done += status == TaskStatus.COMPLETED ? 1 : 0;
      stopped += status == TaskStatus.FAILED || status == TaskStatus.PARKED ? 1 : 0;
    }
    if (done + stopped > 0) {
      Minute more = new Minute(minute(), done, stopped);
      minutes.accumulateAndGet(
          (int) (more.at % MINUTES),
          more,
          (before, now) -> before == null ? now : before.plus(now));
    }
  }

  /** As it is now. */
  public Hour hour() {
    long last = minute();
    List<Bars.Value> values = new ArrayList<>();
    long done = 0;
    long stopped = 0;
    for (long at = last - MINUTES + 1; at <= last; at++) {
      Minute found = minutes.get((int) (at % MINUTES));
      Minute minute = found == null || found.at != at ? new Minute(at, 0, 0) : found;
      done += minute.done;
      stopped += minute.stopped;
      values.add(value(minute));
    }
    return new Hour(Bars.of(values, ""), done, stopped, since);
  }

  private static Bars.Value value(Minute minute) {
    String time = TIME.format(Instant.ofEpochSecond(minute.at * 60));
    return new Bars.Value(
        minute.at % LABEL_EVERY == 0 ? time : "",
        minute.done + (double) minute.stopped,
        minute.stopped,
        "%s: %d done, %d stopped".formatted(time, minute.done, minute.stopped));
  }

  private long minute() {
    return clock.instant().getEpochSecond() / 60;
  }
}
