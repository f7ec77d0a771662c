package dev.autodev.sessions.choice;

import java.time.Instant;
import java.util.Optional;

/** Who runs a session now, if anybody may. */
public sealed interface Choice {
  /**
   * This one.
   *
   * @param instead why it is not the first of its chain
   */
  record Use(Candidate candidate, Optional<String> instead) implements Choice {}

  /** Nobody before that time. */
  record Wait(Instant until, String reason) implements Choice {}

  /** Nobody until a person acts. */
  record Stopped(String reason) implements Choice {}
}
