package dev.autodev.control.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.control.GateStatus;
import dev.autodev.control.engine.WorkflowState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes a ledger into memory: the same columns that {@link LedgerSql} writes. */
final class MemoryCommit {
  private final MemoryStore store;
  private final Ledger ledger;

  MemoryCommit(MemoryStore store, Ledger ledger) {
    this.store = store;
    this.ledger = ledger;
  }

  boolean write() {
    if (!store.broken.contains(MemoryStore.Broken.UNIQUE_KEYS) && !unique()) {
      return false;
    }
    ledger.journal().repositoriesSeen.values().forEach(row -> register(row, false));
    ledger.workflows.values().forEach(this::workflow);
    ledger.newTasks.forEach(this::newTask);
    if (!store.broken.contains(MemoryStore.Broken.ATOMICITY) || ledger.newTasks.isEmpty()) {
      ledger.tasks.forEach(this::changedTask);
    }
    ledger.journal().gatesOpened.forEach(this::open);
    ledger.journal().gatesDecided.forEach(this::close);
    ledger.journal().workersSeen.forEach(this::seen);
    ledger.journal().workersLeft.forEach(this::left);
    ledger
        .journal()
        .audit
        .forEach(
            line ->
                store.watch.audited(
                    line.get("action").textValue(), line.get("subject_id").textValue()));
    store.watch.committed();
    return true;
  }

  private boolean unique() {
    for (WorkflowRow workflow : ledger.workflows.values()) {
      if (workflow.fresh != null
          && (taken(workflow.fresh.idempotencyKey(), store.workflowKeys)
              || taken(workflow.fresh.parent(), store.workflowOrigins))) {
        return false;
      }
    }
    for (Map.Entry<TaskRow, NewTaskRow> task : ledger.newTasks.entrySet()) {
      if (taken(task.getValue().idempotencyKey(), store.taskKeys)
          || taken(task.getValue().parent(), store.taskOrigins)
          || task.getKey().identity().place().filter(this::begun).isPresent()) {
        return false;
      }
    }
    return true;
  }

  private static <K> boolean taken(@Nullable K key, Map<K, String> known) {
    return key != null && known.containsKey(key);
  }

  private boolean begun(TaskIdentity.Place place) {
    StoredWorkflow workflow = store.workflows.get(place.workflow());
    if (workflow != null) {
      for (StoredTask task : workflow.tasks) {
        if (task.row.identity().at(place.workflow(), place.step(), place.round())) {
          return true;
        }
      }
    }
    return false;
  }

  private void register(JsonNode row, boolean replace) {
    String name = row.get("name").textValue();
    dev.autodev.model.Repository repository =
        dev.autodev.model.json.Json.read(row.get("body"), dev.autodev.model.Repository.class);
    store.repositories.putIfAbsent(name, new Ledger.KnownRepository(repository, 5));
  }

  private void workflow(WorkflowRow row) {
    if (row.fresh != null) {
      StoredWorkflow workflow = new StoredWorkflow(store.workflows.size() + 1, row, ledger.now());
      store.workflows.put(workflow.id, workflow);
      if (row.fresh.idempotencyKey() != null) {
        store.workflowKeys.put(row.fresh.idempotencyKey(), workflow.id);
      }
      if (row.fresh.parent() != null) {
        store.workflowOrigins.put(row.fresh.parent(), workflow.id);
      }
      store.watch.created(workflow);
    } else if (row.changed) {
      StoredWorkflow workflow = store.workflow(row.id());
      WorkflowState before = workflow.state;
      workflow.state = row.state;
      workflow.result = row.result;
      workflow.finishedAt = row.finishedAt;
      workflow.updatedAt = ledger.now();
      workflow.version++;
      store.watch.changed(workflow, before);
    }
  }

  private void newTask(TaskRow row, NewTaskRow fresh) {
    StoredTask task =
        new StoredTask(store.allTasks.size() + 1, StoredTask.copy(row), fresh, ledger.now());
    store.tasks.put(row.id(), task);
    store.allTasks.add(task);
    StoredWorkflow workflow = store.workflowOf(task);
    if (workflow != null) {
      workflow.tasks.add(task);
    }
    if (fresh.idempotencyKey() != null) {
      store.taskKeys.put(fresh.idempotencyKey(), row.id());
    }
    if (fresh.parent() != null) {
      store.taskOrigins.put(fresh.parent(), row.id());
    }
    store.watch.created(task);
  }

  /** Neither epoch nor time of dispatch: those are the dispatcher's. */
  private void changedTask(String id, TaskRow row) {
    if (!row.changed || row.fresh) {
      return;
    }
    StoredTask task = Objects.requireNonNull(store.tasks.get(id), id);
    TaskRow before = task.row;
    TaskRow next = StoredTask.copy(row);
    next.epoch = before.epoch;
    next.dispatchedAt = before.dispatchedAt;
    next.maxAttempts = before.maxAttempts;
    next.result = row.result == null ? before.result : row.result;
    next.evidence = row.evidence == null ? before.evidence : row.evidence;
    task.tokens += row.consumed.totalTokens();
    task.replace(next, ledger.now());
    store.watch.changed(task, before);
  }

  private void open(JsonNode row) {
    String workflow = row.get("workflow_id").textValue();
    String step = row.get("step").textValue();
    int round = row.get("round").intValue();
    StoredWorkflow owner = store.workflow(workflow);
    if (owner.gates.stream().noneMatch(gate -> gate.step.equals(step) && gate.round == round)) {
      StoredGate gate =
          new StoredGate(
              store.gates.size() + 1,
              row.get("id").textValue(),
              workflow,
              step,
              round,
              row.get("subject_hash").textValue());
      store.gates.put(gate.id, gate);
      owner.gates.add(gate);
      store.watch.opened(gate);
    }
  }

  private void close(JsonNode row) {
    StoredWorkflow owner = store.workflow(row.get("workflow_id").textValue());
    for (StoredGate gate : owner.gates) {
      if (gate.step.equals(row.get("step").textValue())
          && gate.round == row.get("round").intValue()
          && gate.status == GateStatus.OPEN) {
        GateStatus to = GateStatus.of(row.get("status").textValue());
        String by = row.get("decided_by").textValue();
        String hash = row.get("decided_hash").textValue();
        store.watch.closed(gate, to, by, hash);
        gate.status = to;
        gate.decidedBy = by;
        gate.decidedHash = hash;
      }
    }
  }

  private void seen(String id, JsonNode row) {
    StoredWorker worker = store.workers.computeIfAbsent(id, any -> new StoredWorker());
    Map<String, Integer> slots = new HashMap<>();
    row.get("slots")
        .properties()
        .forEach(slot -> slots.put(slot.getKey(), slot.getValue().intValue()));
    worker.slots = slots;
    worker.seenAt = ledger.now();
    worker.leftAt = null;
  }

  private void left(JsonNode row) {
    StoredWorker worker = store.workers.get(row.get("id").textValue());
    if (worker != null) {
      worker.leftAt = Instant.parse(row.get("left_at").textValue());
      worker.slots = Map.of();
    }
  }
}
