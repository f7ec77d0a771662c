package dev.autodev.cli.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What one look found.
 *
 * @param remedy what to do about it; empty: nothing
 * @param fix does it, where doctor can
 */
record Finding(String subject, Level level, String found, String remedy, @Nullable Runnable fix) {
  /** How much it matters. */
  enum Level {
    OK,
    /** The swarm runs, and something is missing. */
    NOTE,
    /** The swarm does not run like this. */
    BAD
  }

  static Finding ok(String subject, String found) {
    return new Finding(subject, Level.OK, found, "", null);
  }

  static Finding note(String subject, String found, String remedy) {
    return new Finding(subject, Level.NOTE, found, remedy, null);
  }

  static Finding bad(String subject, String found, String remedy) {
    return new Finding(subject, Level.BAD, found, remedy, null);
  }

  Finding mendedBy(Runnable mend) {
    return new Finding(subject, level, found, remedy, mend);
  }
}
