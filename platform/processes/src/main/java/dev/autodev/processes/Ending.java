package dev.autodev.processes;

import java.time.Duration;

/** How a program came to its end. */
public sealed interface Ending {

  /** It ended by itself; a code above 128 is usually a signal. */
  record Exited(int code) implements Ending {}

  /** It was stopped, with all its descendants, because its time was up. */
  record TimedOut(Duration after) implements Ending {}

  /**
   * It was killed, with all its descendants, because they were more than {@link Limits#processes}.
   */
  record TooManyProcesses(int seen) implements Ending {}

  /**
   * It was stopped, with all its descendants, because the caller was interrupted or we shut down.
   */
  record Interrupted() implements Ending {}

  /** It never ran, for the reason given. */
  record NotStarted(String why) implements Ending {}
}
