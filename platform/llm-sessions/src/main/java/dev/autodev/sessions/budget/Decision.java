package dev.autodev.sessions.budget;

import java.util.Optional;

/** Whether a call may go out. */
public sealed interface Decision {
  /**
   * It may, and its worst case is held back until it is settled.
   *
   * @param warning a budget of which 80 % is used already
   */
  record Granted(Reservation reservation, Optional<NearlyUsed> warning) implements Decision {
    public Granted(Reservation reservation) {
      this(reservation, Optional.empty());
    }
  }

  /** It may not; nothing is held back. */
  record Refused(Breach breach) implements Decision {}
}
