package dev.autodev.control.recover;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is subscribed at one moment.
 *
 * @param redis this run of the server; another one knows nobody yet
 * @param longUp it has been up for long enough that whoever lives is connected to it
 * @param signed who says that he subscribes, and in which run
 * @param oldestEvent id of the oldest event that is not applied; empty: there is none
 * @param newestEvent likewise the newest
 */
record Attended(
    String redis,
    boolean longUp,
    Set<String> present,
    Map<String, String> signed,
    String oldestEvent,
    String newestEvent) {
  /** Copies. */
  Attended {
    present = Set.copyOf(present);
    signed = Map.copyOf(signed);
  }

  /** Who has subscribed since this run began, whether or not he still does. */
  Set<String> signedInThisRun() {
    return signed.entrySet().stream()
        .filter(sign -> sign.getValue().equals(redis))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
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
