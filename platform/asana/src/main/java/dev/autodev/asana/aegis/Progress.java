package dev.autodev.asana.aegis;

import dev.autodev.control.engine.WorkflowStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An execution of which Asana does not know everything yet.
 *
 * @param said keys of what it knows
 * @param flow how its workflow stands; empty: it has none
 */
record Progress(Execution execution, Set<String> said, Optional<Flow> flow) {
  /**
   * A workflow.
   *
   * @param story a line for each of its tasks
   */
  record Flow(
      WorkflowStatus status,
      String result,
      Optional<Instant> finishedAt,
      String story,
      List<Gate> gates) {}

  /** One that waits for a person. */
  record Gate(String id, String kind, String title) {}
}
