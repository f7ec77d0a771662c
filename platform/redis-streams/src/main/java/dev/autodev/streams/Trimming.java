package dev.autodev.streams;

import java.time.Duration;
import java.time.Instant;

/**
 * Which old entries an append removes from its stream: exactly, or approximately (cheaper: Redis
 * frees whole nodes of about a hundred entries).
 */
public sealed interface Trimming {
  /** Nothing is removed. */
  Trimming NONE = new None();

  /** Keeps everything. */
  record None() implements Trimming {}

  /** Keeps the newest entries. */
  record MaxLength(long entries, boolean exact) implements Trimming {
    public MaxLength {
      if (entries < 1) {
        throw new IllegalArgumentException("A stream trimmed to " + entries + " holds nothing");
      }
    }
  }

  /** Keeps entries from this id on. */
  record MinId(String id, boolean exact) implements Trimming {}

  /** Keeps entries that are not older, by this machine's clock. */
  record MaxAge(Duration age, boolean exact) implements Trimming {
    public MaxAge {
      if (age.isNegative() || age.isZero()) {
        throw new IllegalArgumentException("A stream trimmed to age " + age + " holds nothing");
      }
    }
  }

  /** What this means for an append at an instant: an age becomes an id. */
  default Trimming at(Instant now) {
    return this instanceof MaxAge old
        ? new MinId(Long.toString(Math.max(0, now.minus(old.age).toEpochMilli())), old.exact)
        : this;
  }
}
