package dev.autodev.agent.attempt;

import dev.autodev.model.task.TaskOutcome;
import java.time.Duration;
import java.util.Optional;

/** Why an attempt is stopped before it ends by itself. */
sealed interface Stop {
  /**
   * Nobody wants its result any more.
   *
   * @param forGood whether no attempt follows
   */
  record Cancelled(String reason, boolean forGood) implements Stop {}

  /** It took longer than its order allows. */
  record TimeUp(Duration limit) implements Stop {}

  /** A person stopped its kind of work; it goes on later. */
  record Halted(String reason) implements Stop {}

  /** This process ends. */
  record Draining() implements Stop {}

  /** What is reported; nothing for a cancelled one. */
  default Optional<TaskOutcome> outcome() {
    return switch (this) {
      case Cancelled cancelled -> Optional.empty();
      case TimeUp timeUp ->
          Optional.of(
              new TaskOutcome.Retry(
                  "exceeded its time limit of " + spoken(timeUp.limit()), Optional.empty()));
      case Halted halted -> Optional.of(new TaskOutcome.Interrupted(halted.reason()));
      case Draining draining ->
          Optional.of(new TaskOutcome.Interrupted("the agent process was asked to stop"));
    };
  }

  private static String spoken(Duration limit) {
    return limit.toSeconds() % 60 == 0 && limit.toMinutes() > 0
        ? limit.toMinutes() + " min"
        : limit.toMillis() / 1000.0 + " s";
  }
}
