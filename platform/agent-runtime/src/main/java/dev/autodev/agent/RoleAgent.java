package dev.autodev.agent;

import dev.autodev.model.Role;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskType;
import java.util.Map;

/**
 * The work of one role: a CDI bean that turns a typed task and its surroundings into an outcome.
 */
public interface RoleAgent {
  /** Whose tasks it takes. */
  Role role();

  /**
   * Does one attempt, blocking, on a thread of its own that is interrupted when the attempt is
   * cancelled or the process drains. Must be safe to repeat: a repetition finds what the earlier
   * attempt left. Expected endings are outcomes; {@link AttemptEnded} carries one out of a helper;
   * anything else thrown counts as a fault of the surroundings and is tried again.
   */
  TaskOutcome perform(TaskContext work) throws Exception;

  /** The records that its sessions hand in, by kind of task; none for a role that asks no model. */
  default Map<TaskType, Class<?>> results() {
    return Map.of();
  }

  /** How a task of another role ends. */
  default TaskOutcome notMine(TaskContext work) {
    return new TaskOutcome.Failed(
        "the %s does not do %s, which belongs to %s"
            .formatted(
                role().wireName(),
                work.order().payload().taskType().wireName(),
                work.order().role().wireName()));
  }
}
