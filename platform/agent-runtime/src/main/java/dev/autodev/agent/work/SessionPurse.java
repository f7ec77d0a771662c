package dev.autodev.agent.work;

import dev.autodev.agent.AttemptEnded;
import dev.autodev.model.Usage;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.sessions.SessionLimits;
import java.util.Optional;

/** The tokens of one attempt: what its sessions have used, and what the next one may. */
final class SessionPurse {
  private final TaskOrder order;
  private Usage used = Usage.NONE;

  SessionPurse(TaskOrder order) {
    this.order = order;
  }

  synchronized void spend(Usage usage) {
    used = used.plus(usage);
  }

  /**
   * What is left of a session's limits.
   *
   * @param before what the sessions have used that this one continues
   * @throws AttemptEnded as parked when nothing is left
   */
  synchronized SessionLimits left(SessionLimits limits, Usage before) {
    long ofSession = limits.maxTokens() - counted(before);
    if (ofSession <= 0) {
      throw spent("session", limits.maxTokens());
    }
    long ofAttempt = order.maxTokens() == 0 ? Long.MAX_VALUE : order.maxTokens() - counted(used);
    if (ofAttempt <= 0) {
      throw spent("attempt", order.maxTokens());
    }
    return new SessionLimits(
        limits.total(), limits.silence(), limits.maxTurns(), Math.min(ofSession, ofAttempt));
  }

  private static long counted(Usage usage) {
    return usage.totalTokens() - usage.cacheReadTokens();
  }

  private AttemptEnded spent(String whose, long tokens) {
    return new AttemptEnded(
        new TaskOutcome.Parked(
            "budget of the %s, %d tokens, is used up; it goes on when a person extends it"
                .formatted(whose, tokens),
            Optional.of(new BudgetScope.Session(order.task().value()).wire())));
  }
}
