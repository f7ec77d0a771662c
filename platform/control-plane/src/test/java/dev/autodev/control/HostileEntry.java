package dev.autodev.control;

import dev.autodev.streams.StreamEntry;
import java.util.Map;

/**
 * One generated entry of the events stream.
 *
 * @param what says for the report how it was made
 * @param witness where its fate can be read: a worker's name, or empty
 */
record HostileEntry(Map<String, String> fields, Fate fate, String what, String witness) {
  /** What must become of it. */
  enum Fate {
    /** Counts, exactly once. */
    APPLIED,
    /** Counted before: only the metric tells. */
    DUPLICATE,
    /** Readable, but not of the attempt that counts: told in the story or to the worker. */
    REFUSED,
    /** Unreadable: in the dead letters, with a reason. */
    DEAD
  }

  static HostileEntry of(String body, Fate fate, String what) {
    return of(body, fate, what, "");
  }

  static HostileEntry of(String body, Fate fate, String what, String witness) {
    return new HostileEntry(Map.of(StreamEntry.BODY, body), fate, what, witness);
  }

  String shown() {
    String text = fields.toString();
    return what + ": " + (text.length() > 300 ? text.substring(0, 300) + "…" : text);
  }
}
