package dev.autodev.role.architect;

import dev.autodev.agent.RoleAgent;
import dev.autodev.agent.TaskContext;
import dev.autodev.model.Role;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskOutcome;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.task.TaskType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Says whether and how a story is to be built. */
@ApplicationScoped
public class Architect implements RoleAgent {
  @Override
  public Role role() {
    return Role.ARCHITECT;
  }

  @Override
  public Map<TaskType, Class<?>> results() {
    return Map.of(
        TaskType.EVALUATE_FEASIBILITY,
        Feasibility.Judgement.class,
        TaskType.WRITE_SPEC,
        SpecWriting.Spec.class);
  }

  @Override
  public TaskOutcome perform(TaskContext work) {
    return switch (work.order().payload()) {
      case TaskPayload.EvaluateFeasibility story -> done(new Feasibility(work).of(story));
      case TaskPayload.WriteSpec spec -> done(new SpecWriting(work).of(spec));
      default -> notMine(work);
    };
  }

  private static TaskOutcome done(TaskResult result) {
    return new TaskOutcome.Completed(result, Evidence.NONE);
  }
}
