package dev.autodev.role.devops;

import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.TaskContext;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import jakarta.enterprise.context.ApplicationScoped;

/** Merges what was approved and deploys it; no model has a say in it. */
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
      case TaskPayload.Publish publish -> byHand(publish);
      default -> notMine(work);
    };
  }

  private static TaskOutcome byHand(TaskPayload.Publish publish) {
    String commit = publish.approvedSha().isEmpty() ? "the approved commit" : publish.approvedSha();
    return new TaskOutcome.Failed(
        "nothing was published: this version has no publisher for %s; check out %s of %s, build it and publish it there by hand"
            .formatted(publish.target(), commit, publish.product()));
  }
}
