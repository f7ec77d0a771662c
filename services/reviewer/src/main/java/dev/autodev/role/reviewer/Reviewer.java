package dev.autodev.role.reviewer;

import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.TaskContext;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Reads a change with fresh eyes. */
@ApplicationScoped
public class Reviewer implements RoleAgent {
  @Override
  public Role role() {
    return Role.REVIEWER;
  }

  @Override
  public Map<TaskType, Class<?>> results() {
    return Map.of(TaskType.REVIEW_MR, Review.Verdict.class);
  }

  @Override
  public TaskOutcome perform(TaskContext work) {
    return switch (work.order().payload()) {
      case TaskPayload.ReviewMr review -> new Review(work, review).carryOut();
      default -> notMine(work);
    };
  }
}
