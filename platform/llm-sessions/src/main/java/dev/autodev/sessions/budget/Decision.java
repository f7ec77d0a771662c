package dev.autodev.sessions.budget;

import java.time.Instant;
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

  /** It may not, nothing is held back, and asking again changes nothing: its session ends. */
  sealed interface Denied extends Decision {
    /** Why, for people. */
    String words();
  }

  /** A budget has no room for it. */
  record Refused(Breach breach) implements Denied {
    @Override
    public String words() {
      return breach.words();
    }
  }

  /** Nobody can say: the session's task waits in the queue until then, and nothing is counted. */
  record Postponed(String words, Instant until) implements Denied {}
}
