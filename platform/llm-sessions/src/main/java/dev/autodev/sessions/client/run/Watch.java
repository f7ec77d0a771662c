package dev.autodev.sessions.client.run;

import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.client.ClientEvent;
import dev.autodev.sessions.client.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Knows from what a client was heard to do, and when, whether it may go on. A client that waits for
 * its model is to be heard of sooner than one whose tool is at work.
 */
final class Watch {
  private final SessionLimits limits;
  private final Duration toolSilence;
  private final Clock clock;
  private final Instant end;
  private final Map<String, String> openTools = new LinkedHashMap<>();
  private Instant lastHeard;
  private int turns;

  Watch(SessionLimits limits, Duration toolSilence, Clock clock) {
    this.limits = limits;
    this.toolSilence = toolSilence;
    this.clock = clock;
    this.lastHeard = clock.instant();
    this.end = lastHeard.plus(limits.total());
  }

  /** A new run of the client: nothing of the one before is open. */
  void startAnew() {
    openTools.clear();
    heard();
  }

  /** Anything at all. */
  void heard() {
    lastHeard = clock.instant();
  }

  void note(ClientEvent event) {
    switch (event) {
      case ClientEvent.ToolBegan began -> openTools.put(began.id(), began.tool());
      case ClientEvent.ToolEnded ended -> openTools.remove(ended.id());
      case ClientEvent.Answered answered -> turns++;
      default -> {}
    }
  }

  /** No tool is at work, as far as was heard. */
  boolean isBetweenTools() {
    return openTools.isEmpty();
  }

  int turns() {
    return turns;
  }

  /** Until something may have to be done, if nothing is heard meanwhile; never zero. */
  Duration patience() {
    Duration silence = Duration.between(clock.instant(), lastHeard.plus(allowedSilence()));
    Duration total = left();
    Duration shorter = silence.compareTo(total) < 0 ? silence : total;
    return shorter.isPositive() ? shorter : Duration.ofMillis(1);
  }

  boolean isFartherThan(Duration wait, Instant time) {
    return time.isAfter(clock.instant().plus(wait));
  }

  Duration left() {
    return Duration.between(clock.instant(), end);
  }

  /** Why it may not go on, if so. */
  Optional<Verdict> objection() {
    if (!left().isPositive()) {
      return broken("the session's total time is used up", true);
    }
    if (turns > limits.maxTurns()) {
      return broken("used up its " + limits.maxTurns() + " turns before it was done", false);
    }
    Duration silent = Duration.between(lastHeard, clock.instant());
    return silent.compareTo(allowedSilence()) < 0
        ? Optional.empty()
        : broken(silence(silent), true);
  }

  private String silence(Duration silent) {
    return openTools.isEmpty()
        ? "nothing was heard of the model for %d s".formatted(silent.toSeconds())
        : "nothing was heard of the tools at work (%s) for %d s"
            .formatted(String.join(", ", openTools.values()), silent.toSeconds());
  }

  private Duration allowedSilence() {
    return openTools.isEmpty() ? limits.silence() : toolSilence;
  }

  private static Optional<Verdict> broken(String reason, boolean retryable) {
    return Optional.of(new Verdict.Broken(reason, retryable));
  }
}
