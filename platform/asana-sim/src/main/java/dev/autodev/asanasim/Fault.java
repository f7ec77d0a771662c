package dev.autodev.asanasim;

import java.time.Duration;
import java.util.Optional;

/** What goes wrong with a call. */
public sealed interface Fault {
  /** Answers instead of doing anything. */
  record Refuse(int status, String message, Optional<Integer> retryAfterSeconds) implements Fault {}

  /** Does what was asked and then answers that it failed: whoever asked cannot know. */
  record DoneButFailed(int status) implements Fault {}

  /** Does what was asked and answers late. */
  record Late(Duration after) implements Fault {}

  static Fault status(int status) {
    return new Refuse(status, "Something went wrong on purpose", Optional.empty());
  }

  /** Too many requests. */
  static Fault tooMany(int retryAfterSeconds) {
    return new Refuse(
        429,
        "You've made too many requests and hit a rate limit. Please retry after the given amount of time.",
        Optional.of(retryAfterSeconds));
  }

  /** The plan lacks it. */
  static Fault notPaidFor() {
    return new Refuse(
        402, "This feature is not available on the free plan of Asana", Optional.empty());
  }
}
