package dev.autodev.control.schedule;

import java.util.Locale;

/** What became of a time of a schedule. It is written with what it files, in one transaction. */
public enum OccurrenceStatus {
  /** Its task or workflow is filed. Final. */
  FILED,
  /** An earlier run is at work; filed when that has ended, skipped when the schedule is deleted. */
  WAITING,
  /**
   * Nobody looked in time, and the schedule does not make up for it. Filed after all if the clock
   * is set back and its time comes again.
   */
  MISSED,
  /** An earlier run was at work. Final. */
  SKIPPED,
  /** What it would file was refused, with the reason. Final. */
  REFUSED;

  /** The name on the wire and in the database. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads it from its wire name. */
  public static OccurrenceStatus of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
