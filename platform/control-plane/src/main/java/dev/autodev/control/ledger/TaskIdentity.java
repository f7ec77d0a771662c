package dev.autodev.control.ledger;

import dev.autodev.model.task.TaskType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What never changes about a task.
 *
 * @param place where it belongs in a workflow; absent: on its own
 */
public record TaskIdentity(
    String id, TaskType type, String title, @Nullable String repository, Optional<Place> place) {
  /** A (step, round) of a workflow. */
  public record Place(String workflow, String step, int round) {}

  /** Id of what was asked for: its workflow, or the task itself. */
  public String request() {
    return place.map(Place::workflow).orElse(id);
  }

  /** Whether it is the task of that step and round. */
  public boolean at(String workflow, String step, int round) {
    return place.equals(Optional.of(new Place(workflow, step, round)));
  }
}
