package dev.autodev.control.ledger;

import dev.autodev.control.engine.WorkflowStatus;
import dev.autodev.model.task.TaskStatus;
import java.util.LinkedHashMap;
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

  static Committed of(Ledger ledger) {
    Map<String, TaskStatus> tasks = new LinkedHashMap<>();
    ledger.tasks.forEach(
        (id, task) -> {
          if (task.changes > 0 || task.fresh) {
            tasks.put(id, task.status());
          }
        });
    Map<String, WorkflowStatus> workflows = new LinkedHashMap<>();
    ledger.workflows.forEach(
        (id, workflow) -> {
          if (workflow.changes > 0 || workflow.fresh != null) {
            workflows.put(id, workflow.state().status());
          }
        });
    return new Committed(
        tasks,
        workflows,
        ledger.journal().gatesOpened.stream()
            .map(opened -> new Gate(opened.id(), opened.gate().subject().hash()))
            .toList());
  }
}
