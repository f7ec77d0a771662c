package dev.autodev.control;

import dev.autodev.model.Require;
import dev.autodev.model.Role;
import dev.autodev.model.WorkflowId;
import dev.autodev.model.task.TaskStatus;
import dev.autodev.model.task.TaskType;
import java.util.Optional;
import java.util.Set;

/**
 * Which tasks to list, newest first.
 *
 * @param statuses none: all
 * @param limit from 1 to 500
 * @param cursor where the page before ended; absent: the first page
 */
public record TaskFilter(
    Set<TaskStatus> statuses,
    Optional<Role> role,
    Optional<TaskType> type,
    Optional<String> repository,
    Optional<WorkflowId> workflow,
    int limit,
    Optional<String> cursor) {
  /** Everything. */
  public static final TaskFilter ALL =
      new TaskFilter(
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          100,
          Optional.empty());

  /** Refuses a limit out of bounds. */
  public TaskFilter {
    statuses = Set.copyOf(Require.present(statuses, "statuses"));
    if (limit < 1 || limit > 500) {
      throw new ControlPlaneException.Invalid(
          "limit", "limit is " + limit + "; it must be from 1 to 500");
    }
  }

  /** Only these statuses. */
  public TaskFilter status(TaskStatus... only) {
    return new TaskFilter(Set.of(only), role, type, repository, workflow, limit, cursor);
  }

  /** Only of one workflow. */
  public TaskFilter of(WorkflowId only) {
    return new TaskFilter(statuses, role, type, repository, Optional.of(only), limit, cursor);
  }

  /** Pages of this size. */
  public TaskFilter limit(int most) {
    return new TaskFilter(statuses, role, type, repository, workflow, most, cursor);
  }

  /** The page after that cursor. */
  public TaskFilter after(String last) {
    return new TaskFilter(statuses, role, type, repository, workflow, limit, Optional.of(last));
  }
}
