package dev.autodev.control.ledger;

import dev.autodev.control.schedule.OccurrenceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows to be written about times of schedules. */
public final class ScheduleJournal {
  private final Instant now;
  final List<Occurrence> occurrences = new ArrayList<>();

  ScheduleJournal(Instant now) {
    this.now = now;
  }

  /**
   * What became of a time.
   *
   * @param byHand a person asked for it
   * @param reason why it did not run
   */
  public record Outcome(
      OccurrenceStatus status,
      boolean byHand,
      @Nullable String task,
      @Nullable String workflow,
      @Nullable String reason) {
    /** What it filed. */
    public @Nullable String work() {
      return task == null ? workflow : task;
    }

    /** It does not run, or not yet. */
    public static Outcome not(OccurrenceStatus status, String reason) {
      return new Outcome(status, false, null, null, reason);
    }
  }

  record Occurrence(String schedule, Instant due, Outcome outcome, Instant at) {}

  int entries() {
    return occurrences.size();
  }

  /** Decides about a time; of one that was filed already nobody decides again. */
  public void decide(ScheduleRow schedule, Instant due, Outcome outcome) {
    schedule.occurred(due, outcome.status());
    occurrences.removeIf(
        earlier -> earlier.schedule().equals(schedule.id()) && earlier.due().equals(due));
    occurrences.add(new Occurrence(schedule.id(), due, outcome, now));
  }
}
