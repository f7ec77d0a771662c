package dev.autodev.agent.work;

import dev.autodev.agent.AttemptEnded;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.sessions.SessionOutcome;
import java.util.Optional;

/** What a session's end means for its attempt. */
final class SessionEnding {
  private SessionEnding() {}

  /** The completed session; any other end is the attempt's. */
  static SessionOutcome.Completed completed(SessionOutcome outcome) {
    return switch (outcome) {
      case SessionOutcome.Completed completed -> completed;
      case SessionOutcome.Interrupted interrupted ->
          throw new AttemptEnded(new TaskOutcome.Interrupted("the session was interrupted"));
      case SessionOutcome.RateLimited limited ->
          throw new AttemptEnded(
              new TaskOutcome.Retry(
                  "the model's provider takes no calls until " + limited.resetsAt(),
                  Optional.of(limited.resetsAt())));
      case SessionOutcome.BudgetExceeded exceeded ->
          throw new AttemptEnded(
              new TaskOutcome.Parked(
                  "budget " + exceeded.breach().words() + "; it goes on when a person extends it",
                  Optional.of(exceeded.breach().scope().wire())));
      case SessionOutcome.Unauthorized unauthorized ->
          throw new AttemptEnded(
              new TaskOutcome.Parked(
                  "the model's provider refuses our credentials ("
                      + unauthorized.reason()
                      + "); mend them, then retry"));
      case SessionOutcome.Failed failed ->
          throw new AttemptEnded(
              failed.retryable()
                  ? new TaskOutcome.Retry(
                      "the session failed: " + failed.reason(), Optional.empty())
                  : new TaskOutcome.Failed("the session failed: " + failed.reason()));
    };
  }
}
