package dev.autodev.role.devops;

import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.TaskContext;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import jakarta.enterprise.context.ApplicationScoped;

/** Merges what was approved, deploys and publishes it; no model has a say in it. */
@ApplicationScoped
public class DevOps implements RoleAgent {
  @Override
  public Role role() {
    return Role.DEVOPS;
  }

  @Override
  public TaskOutcome perform(TaskContext work) {
    return switch (work.order().payload()) {
      case TaskPayload.Deploy deploy -> new ApprovedMerge(work, deploy).carryOut();
      case TaskPayload.Publish publish -> new Publication(work, publish).carryOut();
      default -> notMine(work);
    };
  }
}
