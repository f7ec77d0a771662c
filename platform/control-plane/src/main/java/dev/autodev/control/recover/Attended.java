package dev.autodev.control.recover;

import java.util.Set;

/**
 * Who is subscribed at one moment.
 *
 * @param redis this run of the server; another one knows nobody yet
 * @param signed who says that he subscribes
 * @param oldestEvent id of the oldest event that is not applied; empty: there is none
 * @param newestEvent likewise the newest
 */
record Attended(
    String redis, Set<String> present, Set<String> signed, String oldestEvent, String newestEvent) {
  /** Copies. */
  Attended {
    present = Set.copyOf(present);
    signed = Set.copyOf(signed);
  }

  /** Whether all up to that event is applied. */
  boolean isPast(String event) {
    return event.isEmpty() || oldestEvent.isEmpty() || compare(oldestEvent, event) > 0;
  }

  /** Ids are two numbers, the second of which counts within a millisecond. */
  private static int compare(String a, String b) {
    String[] left = a.split("-");
    String[] right = b.split("-");
    int byTime = Long.compareUnsigned(Long.parseLong(left[0]), Long.parseLong(right[0]));
    return byTime != 0
        ? byTime
        : Long.compareUnsigned(Long.parseLong(left[1]), Long.parseLong(right[1]));
  }
}
