package dev.autodev.processes;

import java.time.Duration;

/**
 * A program that is over: how it ended, its redacted output (head and tail when it was long), how
 * many bytes it printed in all, and how long it took.
 */
public record Finished(Ending ending, String output, long outputBytes, Duration took) {

  /** Whether it exited by itself with code 0. */
  public boolean ok() {
    return exitCode() == 0;
  }

  /** Its exit code, or -1 when it did not exit by itself. */
  public int exitCode() {
    return ending instanceof Ending.Exited exited ? exited.code() : -1;
  }
}
