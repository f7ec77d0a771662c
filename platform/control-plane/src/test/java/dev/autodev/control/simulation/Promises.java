package dev.autodev.control.simulation;

import dev.autodev.control.engine.WorkflowStatus;
import dev.autodev.control.ledger.StoredTask;
import dev.autodev.control.ledger.StoredWorkflow;
import dev.autodev.model.task.TaskStatus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What was answered to people and tools is so: filed once, kept, cancelled. */
final class Promises {
  private final World world;
  private final Map<String, Integer> submitted = new HashMap<>();
  private final Map<String, Integer> created = new HashMap<>();
  private final Map<String, String> tasks = new LinkedHashMap<>();
  private final Map<String, String> workflows = new LinkedHashMap<>();
  private final Set<StoredTask> cancelledTasks = new HashSet<>();
  private final Set<StoredWorkflow> cancelledWorkflows = new HashSet<>();

  Promises(World world) {
    this.world = world;
  }

  /** With a key however often it is asked for it may be created once. */
  void submitted(String title, boolean keyed) {
    if (keyed) {
      submitted.put(title, 1);
    } else {
      submitted.merge(title, 1, Integer::sum);
    }
  }

  void created(StoredTask task) {
    if (task.row().identity().place().isEmpty() && task.fresh().parent() == null) {
      created(task.row().identity().title());
    }
  }

  void created(StoredWorkflow workflow) {
    if (workflow.state().title().startsWith("S")) {
      created(workflow.state().title());
    }
  }

  private void created(String title) {
    if (created.merge(title, 1, Integer::sum) > submitted.getOrDefault(title, 0)) {
      world.checker.violated(title + " is created more often than it was asked for");
    }
  }

  void acknowledged(String title, String id, boolean workflow) {
    (workflow ? workflows : tasks).put(title, id);
  }

  void cancelled(StoredTask task) {
    cancelledTasks.add(task);
  }

  void cancelled(StoredWorkflow workflow) {
    cancelledWorkflows.add(workflow);
  }

  void end() {
    tasks.forEach(
        (title, id) -> {
          if (world.store.task(id) == null) {
            world.checker.violated(title + " was acknowledged and is lost");
          }
        });
    workflows.forEach(
        (title, id) -> {
          if (!world.store.hasWorkflow(id)) {
            world.checker.violated(title + " was acknowledged and is lost");
          }
        });
    for (StoredTask task : cancelledTasks) {
      if (task.row().status() != TaskStatus.CANCELLED) {
        world.checker.violated(
            "t%d was cancelled and is %s".formatted(task.number, task.row().status()));
      }
    }
    for (StoredWorkflow workflow : world.store.workflows()) {
      WorkflowStatus status = workflow.state().status();
      if (status == WorkflowStatus.RUNNING
          || cancelledWorkflows.contains(workflow) && status != WorkflowStatus.CANCELLED) {
        world.checker.violated("w%d ends as %s".formatted(workflow.number, status));
      }
    }
  }
}
