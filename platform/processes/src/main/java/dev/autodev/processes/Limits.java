package dev.autodev.processes;

import java.time.Duration;

/**
 * What a program may use.
 *
 * @param timeout wall-clock time until it is stopped with all its descendants
 * @param grace between asking it to stop and killing it
 * @param keptOutputBytes about how much of its output is kept, half from the beginning and half
 *     from the end
 * @param processes how many processes it and its descendants may be at one time; more are killed.
 *     1000 by default: parallel builds on large machines have some hundreds, a program that forks
 *     without end has a thousand within a second or two, and the system, which we share with it,
 *     still has room to start what ends it. The kernel's own limit is of no use here: it counts all
 *     processes of the user, ours and those of other tasks too.
 */
public record Limits(Duration timeout, Duration grace, long keptOutputBytes, int processes) {

  private static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);
  private static final long DEFAULT_KEPT_OUTPUT_BYTES = 256 * 1024;
  private static final int DEFAULT_PROCESSES = 1000;

  /**
   * Refuses a time-out or a number of processes that is not positive, and other negative values.
   */
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
    if (processes < 1) {
      throw new IllegalArgumentException("processes must be positive, is " + processes);
    }
  }

  /** With at most 1000 processes. */
  public Limits(Duration timeout, Duration grace, long keptOutputBytes) {
    this(timeout, grace, keptOutputBytes, DEFAULT_PROCESSES);
  }

  /** The given time-out, five seconds of grace, 256 KiB of output kept, at most 1000 processes. */
  public static Limits of(Duration timeout) {
    return new Limits(timeout, DEFAULT_GRACE, DEFAULT_KEPT_OUTPUT_BYTES);
  }

  /** The same limits with another amount of output kept. */
  public Limits keeping(long bytes) {
    return new Limits(timeout, grace, bytes, processes);
  }

  /** The same limits with another number of processes. */
  public Limits withProcesses(int most) {
    return new Limits(timeout, grace, keptOutputBytes, most);
  }
}
