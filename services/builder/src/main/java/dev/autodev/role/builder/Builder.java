package dev.autodev.role.builder;

import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.TaskContext;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Implements features and fixes on a branch. */
@ApplicationScoped
public class Builder implements RoleAgent {
  @Override
  public Role role() {
    return Role.BUILDER;
  }

  @Override
  public Map<TaskType, Class<?>> results() {
    return Map.of(
        TaskType.IMPLEMENT_FEATURE,
        Implementation.Report.class,
        TaskType.IMPLEMENT_FIX,
        Implementation.Report.class);
  }

  @Override
  public TaskOutcome perform(TaskContext work) {
    return switch (work.order().payload()) {
      case TaskPayload.ImplementFeature feature ->
          new Implementation(work).of(Assignment.of(feature, work.order()));
      case TaskPayload.ImplementFix fix ->
          new Implementation(work).of(Assignment.of(fix, work.order()));
      default -> notMine(work);
    };
  }
}
