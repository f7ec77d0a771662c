package dev.autodev.role.reviewer;

import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.TaskContext;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads a change with fresh eyes. */
@ApplicationScoped
public class Reviewer implements RoleAgent {
  @Override
  public Role role() {
    return Role.REVIEWER;
  }

  @Override
  public TaskOutcome perform(TaskContext work) {
    return switch (work.order().payload()) {
      case TaskPayload.ReviewMr review -> new Review(work, review).carryOut();
      default -> notMine(work);
    };
  }
}
