package dev.autodev.control.ledger;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.control.GateStatus;
import dev.autodev.control.engine.WorkflowStatus;
import dev.autodev.model.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the reconciler's statements find, on rows in memory. */
public final class MemoryLooks {
  private static final Duration SETTLED = Duration.ofSeconds(5);

  private final MemoryStore store;
  private final MemoryQueue queue;
  private final ControlPlaneConfig config;

  public MemoryLooks(MemoryStore store, MemoryQueue queue, ControlPlaneConfig config) {
    this.store = store;
    this.queue = queue;
    this.config = config;
  }

  /** See ExpiredLeases. */
  public List<String> expired(Instant now) {
    List<String> expired = new ArrayList<>();
    for (StoredTask task : store.allTasks) {
      Instant until = task.row.leaseUntil;
      if (task.row.status().held() && (until == null || until.isBefore(now))) {
        expired.add(task.row.id());
      }
    }
    return expired;
  }

  /** See LostOrders. */
  public List<StoredTask> old(Instant now) {
    Instant since = now.minus(config.lostOrderAfter());
    List<StoredTask> old = new ArrayList<>();
    for (StoredTask task : store.allTasks) {
      if (task.row.status() == TaskStatus.DISPATCHED && sent(task).isBefore(since)) {
        old.add(task);
      }
    }
    return old;
  }

  private static Instant sent(StoredTask task) {
    return Objects.requireNonNull(task.row.dispatchedAt, task.row.id());
  }

  /** Whether an old order waits although its role has room. */
  public boolean ignored(StoredTask order, Instant now) {
    int held = 0;
    for (StoredTask task : store.allTasks) {
      if (task.row.type().role() == order.row.type().role() && task.row.status().held()) {
        held++;
      }
    }
    return sent(order).isBefore(now.minus(config.unclaimedAfter()))
        && queue.slots(order.row.type().role(), now) > held;
  }

  /** See Sweep. */
  public List<String> standing(Instant now) {
    Instant before = now.minus(SETTLED);
    List<String> standing = new ArrayList<>();
    for (StoredWorkflow workflow : store.workflows.values()) {
      boolean open =
          workflow.tasks.stream()
              .anyMatch(
                  task -> task.row.status().open() && task.row.status() != TaskStatus.INTERRUPTED);
      boolean asks = workflow.gates.stream().anyMatch(gate -> gate.status == GateStatus.OPEN);
      WorkflowStatus status = workflow.state.status();
      if (status == WorkflowStatus.RUNNING && workflow.updatedAt.isBefore(before) && !open && !asks
          || status.terminal() && open) {
        standing.add(workflow.id);
      }
    }
    return standing;
  }

  /** A worker that was not seen for long is forgotten. */
  public void forget(Instant now) {
    Instant before = now.minus(config.workerForgottenAfter());
    store
        .workers
        .values()
        .removeIf(
            worker -> (worker.leftAt == null ? worker.seenAt : worker.leftAt).isBefore(before));
  }
}
