package dev.autodev.control.simulation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;

/** Virtual time: what is due next happens next, what is due together in the order of asking. */
final class Timeline implements InstantSource {
  private static final long START = Instant.parse("2026-11-20T09:00:00Z").toEpochMilli();

  private final PriorityQueue<Due> queue = new PriorityQueue<>();
  private long now;
  private long asked;
  private Instant instant = Instant.ofEpochMilli(START);

  private record Due(long at, long order, Runnable work) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  void in(long millis, Runnable work) {
    queue.add(new Due(now + millis, asked++, work));
  }

  /** Does what is due next, if it is due before that. */
  boolean next(long end) {
    Due due = queue.peek();
    if (due == null || due.at > end) {
      return false;
    }
    queue.remove();
    if (due.at != now) {
      now = due.at;
      instant = Instant.ofEpochMilli(START + now);
    }
    due.work.run();
    return true;
  }

  long now() {
    return now;
  }

  @Override
  public long millis() {
    return START + now;
  }

  @Override
  public Instant instant() {
    return instant;
  }
}
