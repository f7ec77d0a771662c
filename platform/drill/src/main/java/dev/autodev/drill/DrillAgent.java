package dev.autodev.drill;

import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.TaskContext;
import dev.autodev.model.Role;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;

/** Says that it was reached, does what the task's words ask and answers. */
final class DrillAgent implements RoleAgent {
  private final Role role;
  private final Surroundings surroundings;

  DrillAgent(Role role, Surroundings surroundings) {
    this.role = role;
    this.surroundings = surroundings;
  }

  @Override
  public Role role() {
    return role;
  }

  @Override
  public TaskOutcome perform(TaskContext work) throws InterruptedException {
    surroundings.begun(work.order());
    Faults.follow(surroundings.instructions(work.order()));
    surroundings.done(work.order());
    return new TaskOutcome.Completed(Answers.to(work.order()), Evidence.NONE);
  }
}
