package dev.autodev.sessions.builtin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/** What one HTTP call of the gateway came to. */
sealed interface CallResult {
  /** A message. */
  record Answered(ObjectNode message) implements CallResult {}

  /** An error answer; the budget is set if the gateway refused for a budget. */
  record Refused(
      int status,
      String message,
      Optional<Duration> retryAfter,
      boolean mayRetry,
      Optional<String> budget)
      implements CallResult {}

  /** No answer: the connection was cut, or what came was no message. */
  record Lost(String reason) implements CallResult {}

  /** No answer within the time given. */
  record Silent(Duration waited) implements CallResult {}
}
