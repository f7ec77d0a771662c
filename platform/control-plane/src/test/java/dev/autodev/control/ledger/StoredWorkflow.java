package dev.autodev.control.ledger;

import dev.autodev.control.engine.WorkflowState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A workflow's row in memory, with its tasks and gates in the order of their creation. */
public final class StoredWorkflow {
  public final int number;
  public final String id;
  final int priority;
  final List<StoredTask> tasks = new ArrayList<>();
  final List<StoredGate> gates = new ArrayList<>();
  WorkflowState state;
  int version;
  @Nullable String result;
  @Nullable Instant finishedAt;
  Instant updatedAt;

  StoredWorkflow(int number, WorkflowRow row, Instant now) {
    this.number = number;
    this.id = row.id();
    this.priority = row.priority();
    this.state = row.state;
    this.result = row.result;
    this.finishedAt = row.finishedAt;
    this.updatedAt = now;
  }

  public WorkflowState state() {
    return state;
  }

  public List<StoredTask> tasks() {
    return tasks;
  }

  public List<StoredGate> gates() {
    return gates;
  }

  WorkflowRow row(Moment moment) {
    WorkflowRow row = new WorkflowRow(id, priority, version, state, moment);
    row.result = result;
    row.finishedAt = finishedAt;
    return row;
  }
}
