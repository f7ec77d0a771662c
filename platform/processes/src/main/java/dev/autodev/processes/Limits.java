package dev.autodev.processes;

import java.time.Duration;

/**
 * What a program may use: wall-clock time, the grace between asking it to stop and killing it, and
 * about how many bytes of its output are kept (half from the beginning, half from the end).
 */
public record Limits(Duration timeout, Duration grace, long keptOutputBytes) {

  private static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);
  private static final long DEFAULT_KEPT_OUTPUT_BYTES = 256 * 1024;

  /** Refuses a time-out that is not positive and negative values for the rest. */
  public Limits {
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive, is " + timeout);
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("grace must not be negative, is " + grace);
    }
    if (keptOutputBytes < 0) {
      throw new IllegalArgumentException(
          "keptOutputBytes must not be negative, is " + keptOutputBytes);
    }
  }

  /** The given time-out, five seconds of grace, 256 KiB of output kept. */
  public static Limits of(Duration timeout) {
    return new Limits(timeout, DEFAULT_GRACE, DEFAULT_KEPT_OUTPUT_BYTES);
  }

  /** The same limits with another amount of output kept. */
  public Limits keeping(long bytes) {
    return new Limits(timeout, grace, bytes);
  }
}
