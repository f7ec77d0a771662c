package dev.autodev.agent;

import dev.autodev.model.task.TaskOutcome;

/**
 * Ends an attempt from deep inside a role's code with an expected outcome, such as a spent budget.
 */
public final class AttemptEnded extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient TaskOutcome outcome;

  /** Carries the outcome to the runtime. */
  public AttemptEnded(TaskOutcome outcome) {
    super(outcome.toString(), null, false, false);
    this.outcome = outcome;
  }

  /** How the attempt ends. */
  public TaskOutcome outcome() {
    return outcome;
  }
}
