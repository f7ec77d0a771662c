package dev.autodev.agent.work;

import dev.autodev.agent.AttemptEnded;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.choice.Candidate;
import dev.autodev.sessions.choice.Providers;
import java.util.Optional;

/** What a session's end means for its attempt. */
final class SessionEnding {
  private final Providers providers;

  SessionEnding(Providers providers) {
    this.providers = providers;
  }

  /** The completed session; any other end is the attempt's. */
  SessionOutcome.Completed completed(SessionOutcome outcome, Candidate by) {
    return switch (outcome) {
      case SessionOutcome.Completed completed -> completed;
      case SessionOutcome.Interrupted interrupted ->
          throw new AttemptEnded(new TaskOutcome.Interrupted("the session was interrupted"));
      case SessionOutcome.RateLimited limited ->
          throw new AttemptEnded(
              new TaskOutcome.Postponed(
                  "the model's provider takes no calls until " + limited.resetsAt(),
                  limited.resetsAt()));
      case SessionOutcome.Postponed postponed ->
          throw new AttemptEnded(new TaskOutcome.Postponed(postponed.reason(), postponed.until()));
      case SessionOutcome.BudgetExceeded exceeded ->
          throw new AttemptEnded(
              new TaskOutcome.Parked(
                  "budget " + exceeded.breach().words() + "; it goes on when a person extends it",
                  Optional.of(exceeded.breach().scope().wire())));
      case SessionOutcome.Unauthorized unauthorized ->
          throw new AttemptEnded(new TaskOutcome.Parked(providers.refused(by, unauthorized)));
      case SessionOutcome.Failed failed ->
          throw new AttemptEnded(
              failed.retryable()
                  ? new TaskOutcome.Retry(
                      "the session failed: " + failed.reason(), providers.restart())
                  : new TaskOutcome.Failed("the session failed: " + failed.reason()));
    };
  }
}
