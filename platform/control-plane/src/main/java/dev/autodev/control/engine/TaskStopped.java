package dev.autodev.control.engine;

/** A task failed or was parked: the workflow waits for a person, who retries it or cancels. */
final class TaskStopped {
  private TaskStopped() {}

  static Decision apply(WorkflowState state, String id, String reason) {
    return Move.on(state)
        .put(id, state.step(id).to(StepStatus.PARKED, reason))
        .change(s -> s.noted(s.status(), note(id, reason)))
        .advance();
  }

  static String note(String id, String reason) {
    return "step '" + id + "' stopped: " + reason;
  }
}
