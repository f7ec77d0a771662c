package dev.autodev.agent.work;

import dev.autodev.agent.AttemptEnded;
import dev.autodev.model.Usage;
import dev.autodev.model.budget.BudgetScope;
import dev.autodev.model.task.TaskOrder;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.sessions.SessionLimits;
import java.math.BigDecimal;
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
      throw spent("session", limits.maxTokens() + " tokens");
    }
    long ofAttempt = order.maxTokens() == 0 ? Long.MAX_VALUE : order.maxTokens() - counted(used);
    if (ofAttempt <= 0) {
      throw spent("attempt", order.maxTokens() + " tokens");
    }
    Optional<BigDecimal> usd = limits.maxCostUsd().map(cost -> cost.subtract(before.costUsd()));
    if (usd.filter(left -> left.signum() <= 0).isPresent()) {
      throw spent("session", limits.maxCostUsd().get() + " USD");
    }
    return limits.with(Math.min(ofSession, ofAttempt), usd);
  }

  private static long counted(Usage usage) {
    return usage.totalTokens() - usage.cacheReadTokens();
  }

  private AttemptEnded spent(String whose, String amount) {
    return new AttemptEnded(
        new TaskOutcome.Parked(
            "budget of the %s, %s, is used up; it goes on when a person extends it"
                .formatted(whose, amount),
            Optional.of(new BudgetScope.Session(order.task().value()).wire())));
  }
}
