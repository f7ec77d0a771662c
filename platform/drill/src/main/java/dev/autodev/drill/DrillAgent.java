package dev.autodev.drill;

import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.TaskContext;
import dev.autodev.model.Role;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import jakarta.enterprise.event.Event;

/** Says that it was reached and answers. */
final class DrillAgent implements RoleAgent {
  private final Role role;
  private final Event<DrillBegun> begun;

  DrillAgent(Role role, Event<DrillBegun> begun) {
    this.role = role;
    this.begun = begun;
  }

  @Override
  public Role role() {
    return role;
  }

  @Override
  public TaskOutcome perform(TaskContext work) {
    begun.fire(new DrillBegun(work.order()));
    return new TaskOutcome.Completed(Answers.to(work.order()), Evidence.NONE);
  }
}
