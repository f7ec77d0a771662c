package dev.autodev.control;

import dev.autodev.model.Require;
import dev.autodev.model.Role;
import dev.autodev.model.WorkflowId;
import dev.autodev.model.task.TaskStatus;
import dev.autodev.model.task.TaskType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which tasks to list, newest first.
 *
 * @param statuses none: all
 * @param words that stand in the title, in whatever case
 * @param limit from 1 to 500
 * @param cursor where the page before ended; absent: the first page
 */
public record TaskFilter(
    Set<TaskStatus> statuses,
    Optional<Role> role,
    Optional<TaskType> type,
    Optional<String> repository,
    Optional<WorkflowId> workflow,
    Optional<String> words,
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
          Optional.empty(),
          100,
          Optional.empty());

  /** Refuses a limit out of bounds; PostgreSQL has no text with a NUL. */
  public TaskFilter {
    statuses = Set.copyOf(Require.present(statuses, "statuses"));
    for (Optional<String> text : List.of(repository, words, cursor)) {
      if (text.filter(given -> given.indexOf('\0') >= 0).isPresent()) {
        throw new ControlPlaneException.Invalid(
            "filter", "the filter holds the character NUL, which nothing here has; leave it out");
      }
    }
    if (limit < 1 || limit > 500) {
      throw new ControlPlaneException.Invalid(
          "limit", "limit is " + limit + "; it must be from 1 to 500");
    }
  }

  /** Only these statuses. */
  public TaskFilter status(TaskStatus... only) {
    return new TaskFilter(Set.of(only), role, type, repository, workflow, words, limit, cursor);
  }

  /** Only of one workflow. */
  public TaskFilter of(WorkflowId only) {
    return new TaskFilter(
        statuses, role, type, repository, Optional.of(only), words, limit, cursor);
  }

  /** Pages of this size. */
  public TaskFilter limit(int most) {
    return new TaskFilter(statuses, role, type, repository, workflow, words, most, cursor);
  }

  /** The page after that cursor. */
  public TaskFilter after(String last) {
    return new TaskFilter(
        statuses, role, type, repository, workflow, words, limit, Optional.of(last));
  }
}
