package dev.autodev.agent.attempt;

import dev.autodev.model.TaskId;
import dev.autodev.model.task.TaskOrder;

/** Names one attempt: a task and the fencing token of its dispatch. */
record AttemptId(TaskId task, int epoch) {
  static AttemptId of(TaskOrder order) {
    return new AttemptId(order.task(), order.epoch());
  }
}
