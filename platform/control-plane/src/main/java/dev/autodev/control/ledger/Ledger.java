package dev.autodev.control.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.control.engine.WorkflowState;
import dev.autodev.model.Repository;
import dev.autodev.model.WorkerId;
import dev.autodev.model.control.ControlMessage;
import dev.autodev.model.json.Json;
import dev.autodev.model.task.TaskStatus;
import dev.autodev.streams.Outgoing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows that one transaction locked, and what it does to them. Not for use by two threads. */
public final class Ledger {
  private final Instant now;
  private final Journal journal;
  final Map<String, TaskRow> tasks = new LinkedHashMap<>();
  final Map<String, WorkflowRow> workflows = new LinkedHashMap<>();
  final Map<String, GateRow> gates = new LinkedHashMap<>();
  final Map<String, Keyed> tasksByKey = new LinkedHashMap<>();
  final Map<String, Keyed> workflowsByKey = new LinkedHashMap<>();
  final Map<String, KnownRepository> repositories = new LinkedHashMap<>();
  final Map<TaskRow, NewTaskRow> newTasks = new LinkedHashMap<>();
  final List<Outgoing> says = new ArrayList<>();
  boolean wakes;

  Ledger(Instant now) {
    this.now = now;
    this.journal = new Journal(now);
  }

  /** A repository as it is registered. */
  public record KnownRepository(Repository repository, int importance) {}

  /** The instant of this transaction. */
  public Instant now() {
    return now;
  }

  /** What is told about it: timeline, audit, usage, gates, workers. */
  public Journal journal() {
    return journal;
  }

  /** A locked or new task. */
  public Optional<TaskRow> task(String id) {
    return Optional.ofNullable(tasks.get(id));
  }

  /** All locked and new tasks. */
  public Collection<TaskRow> tasks() {
    return tasks.values();
  }

  /** The task of a step and round, if it can still be stopped. */
  public Optional<TaskRow> task(String workflow, String step, int round) {
    return tasks.values().stream()
        .filter(task -> task.identity().at(workflow, step, round))
        .findFirst();
  }

  /** A locked or new workflow. */
  public Optional<WorkflowRow> workflow(String id) {
    return Optional.ofNullable(workflows.get(id));
  }

  /** All locked and new workflows. */
  public Collection<WorkflowRow> workflows() {
    return workflows.values();
  }

  /** A gate whose workflow is locked. */
  public Optional<GateRow> gate(String id) {
    return Optional.ofNullable(gates.get(id));
  }

  /** The task that this idempotency key created. */
  public Optional<Keyed> taskOfKey(String key) {
    return Optional.ofNullable(tasksByKey.get(key));
  }

  /** The workflow that this idempotency key started. */
  public Optional<Keyed> workflowOfKey(String key) {
    return Optional.ofNullable(workflowsByKey.get(key));
  }

  /** A registered repository. */
  public Optional<KnownRepository> repository(String name) {
    return Optional.ofNullable(repositories.get(name));
  }

  /** Creates a task: ready, or pending until its time. */
  public TaskRow add(
      TaskIdentity identity, NewTaskRow row, int maxAttempts, @Nullable Instant notBefore) {
    boolean waits = notBefore != null && notBefore.isAfter(now);
    TaskRow task = new TaskRow(identity, waits ? TaskStatus.PENDING : TaskStatus.READY);
    task.maxAttempts = maxAttempts;
    task.notBefore = notBefore;
    task.fresh = true;
    tasks.put(identity.id(), task);
    newTasks.put(task, row);
    if (row.idempotencyKey() != null) {
      tasksByKey.put(row.idempotencyKey(), new Keyed(identity.id(), request(identity, row)));
    }
    wakes |= !waits;
    return task;
  }

  private static JsonNode request(TaskIdentity identity, NewTaskRow row) {
    return Jsonb.object()
        .put("title", identity.title())
        .put("priority", row.priority())
        .put("repository", identity.repository())
        .set("payload", Json.tree(row.payload()));
  }

  /** Creates a workflow in its first state. */
  public WorkflowRow add(String id, int priority, WorkflowState state, WorkflowRow.Fresh fresh) {
    WorkflowRow workflow = new WorkflowRow(id, priority, 0, state, fresh);
    workflows.put(id, workflow);
    return workflow;
  }

  /** Tells a worker once this is committed. */
  public void say(String worker, ControlMessage message) {
    says.add(Outgoing.of(new WorkerId(worker).controlStream(), Json.write(message)));
  }

  /** Work became ready or room free: the dispatcher looks once this is committed. */
  public void wake() {
    wakes = true;
  }
}
