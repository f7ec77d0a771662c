package dev.autodev.control.ledger;

import dev.autodev.control.engine.WorkflowStatus;
import dev.autodev.model.task.TaskStatus;
import java.util.List;
import java.util.Map;

/**
 * What a transaction changed, published once it is durable.
 *
 * @param tasks new and changed ones, with the status they have now
 * @param workflows likewise
 * @param gates that were opened
 */
public record Committed(
    Map<String, TaskStatus> tasks, Map<String, WorkflowStatus> workflows, List<Gate> gates) {
  /** An open gate, and what it is bound to. */
  public record Gate(String id, String hash) {}
}
