package dev.autodev.control.engine;

import dev.autodev.model.Repository;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.workflow.GateKind;

/**
 * What is to be done now. A (step, round) is created or opened once in a workflow's life, so that a
 * unique key on (workflow, step, round) makes a repeated command harmless.
 */
public sealed interface EngineCommand {
  /**
   * Create a task, ready at once. The type of the payload names the role; no two steps share a
   * session, so a reviewer never is the author.
   */
  record CreateTask(String step, int round, TaskPayload payload) implements EngineCommand {}

  /** Ask a person. */
  record OpenGate(String step, int round, GateKind kind, GateSubject subject)
      implements EngineCommand {}

  /** The open gate is void; a decision on it would have no effect. */
  record WithdrawGate(String step, int round, String why) implements EngineCommand {}

  /** The task is not wanted any more, whether it runs or is parked. */
  record CancelTask(String step, int round, String why) implements EngineCommand {}

  /** The workflow works on this repository from now on; it may be known already. */
  record RegisterRepository(Repository repository) implements EngineCommand {}

  /** The workflow has ended; always the last command. */
  record Finish(WorkflowStatus status, String summary) implements EngineCommand {}
}
