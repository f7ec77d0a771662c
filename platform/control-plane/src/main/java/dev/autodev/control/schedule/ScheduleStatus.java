package dev.autodev.control.schedule;

import java.util.Locale;

/** Whether a schedule is looked at; only people change it. */
public enum ScheduleStatus {
  /** Entered when it is made or resumed. */
  ACTIVE,
  /** Entered when a person pauses it; what comes to be due meanwhile is not missed. */
  PAUSED,
  /** Entered when a person deletes it; its history stays until retention takes it. Final. */
  DELETED;

  /** The name on the wire and in the database. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads it from its wire name. */
  public static ScheduleStatus of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
