package dev.autodev.processes;

import java.time.Duration;
import java.util.function.IntSupplier;

/** Counts the processes of a command while it runs: seldom when they are few, else often. */
final class CrowdWatch {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration CALM = Duration.ofMillis(500);
  private static final Duration ALERT = Duration.ofMillis(50);
  private static final int FEW = 4;

  private final IntSupplier count;
  private final int limit;
  private long due = System.nanoTime() + FIRST.toNanos();
  private int seen;

  CrowdWatch(IntSupplier count, int limit) {
    this.count = count;
    this.limit = limit;
  }

  /** Until the next count is due, and no longer than the given time. */
  Duration pause(Duration atMost) {
    Duration untilDue = Duration.ofNanos(Math.max(0, due - System.nanoTime()));
    return untilDue.compareTo(atMost) < 0 ? untilDue : atMost;
  }

  /** Counts when that is due; true from the first time that there were more than allowed. */
  boolean tooMany() {
    if (seen <= limit && System.nanoTime() - due >= 0) {
      seen = count.getAsInt();
      Duration pause = seen > limit / FEW ? ALERT : CALM;
      due = System.nanoTime() + pause.toNanos();
    }
    return seen > limit;
  }

  /** How many there were at the last count. */
  int seen() {
    return seen;
  }
}
