package dev.autodev.control.ledger;

import dev.autodev.control.GateStatus;
import dev.autodev.control.engine.WorkflowState;
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
    ledger.journal().repositoriesSeen.values().forEach(this::register);
    ledger.workflows.values().forEach(this::workflow);
    ledger.newTasks.forEach(this::newTask);
    if (!store.broken.contains(MemoryStore.Broken.ATOMICITY) || ledger.newTasks.isEmpty()) {
      ledger.tasks.forEach(this::changedTask);
    }
    ledger.journal().gatesOpened.forEach(this::open);
    ledger.journal().gatesDecided.values().forEach(this::close);
    ledger.journal().workersSeen.forEach(this::seen);
    ledger.journal().workersLeft.forEach(this::left);
    ledger.journal().audit.forEach(act -> store.watch.audited(act.action(), act.subject()));
    ledger.journal().story.forEach(store::tell);
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

  private static <K> boolean taken(@Nullable K key, Map<K, ?> known) {
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

  private void register(Journal.Registered row) {
    Ledger.KnownRepository known = new Ledger.KnownRepository(row.repository(), row.importance());
    store.repositories.putIfAbsent(row.repository().name(), known);
  }

  private void workflow(WorkflowRow row) {
    if (row.fresh != null) {
      StoredWorkflow workflow = new StoredWorkflow(store.workflows.size() + 1, row, ledger.now());
      store.workflows.put(workflow.id, workflow);
      if (row.fresh.idempotencyKey() != null) {
        store.workflowKeys.put(
            row.fresh.idempotencyKey(), ledger.workflowsByKey.get(row.fresh.idempotencyKey()));
      }
      if (row.fresh.parent() != null) {
        store.workflowOrigins.put(row.fresh.parent(), workflow.id);
      }
      store.watch.created(workflow);
    } else if (row.changes > 0) {
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
        new StoredTask(
            store.allTasks.size() + 1, StoredTask.copy(row, ledger.moment), fresh, ledger.now());
    store.tasks.put(row.id(), task);
    store.allTasks.add(task);
    StoredWorkflow workflow = store.workflowOf(task);
    if (workflow != null) {
      workflow.tasks.add(task);
    }
    if (fresh.idempotencyKey() != null) {
      store.taskKeys.put(fresh.idempotencyKey(), ledger.tasksByKey.get(fresh.idempotencyKey()));
    }
    if (fresh.parent() != null) {
      store.taskOrigins.put(fresh.parent(), row.id());
    }
    store.watch.created(task);
  }

  /** Neither epoch nor time of dispatch: those are the dispatcher's. */
  private void changedTask(String id, TaskRow row) {
    if (row.changes == 0 || row.fresh) {
      return;
    }
    StoredTask task = Objects.requireNonNull(store.tasks.get(id), id);
    TaskRow before = task.row;
    TaskRow next = StoredTask.copy(row, ledger.moment);
    next.epoch = before.epoch;
    next.dispatchedAt = before.dispatchedAt;
    next.maxAttempts = before.maxAttempts;
    next.result = row.result == null ? before.result : row.result;
    next.evidence = row.evidence == null ? before.evidence : row.evidence;
    task.tokens += row.consumed.totalTokens();
    task.replace(next, ledger.now());
    store.watch.changed(task, before);
  }

  private void open(Journal.Opened row) {
    String step = row.gate().step();
    int round = row.gate().round();
    StoredWorkflow owner = store.workflow(row.workflow());
    if (owner.gates.stream().noneMatch(gate -> gate.step.equals(step) && gate.round == round)) {
      StoredGate gate =
          new StoredGate(
              store.gates.size() + 1,
              row.id(),
              row.workflow(),
              step,
              round,
              row.gate().subject().hash());
      store.gates.put(gate.id, gate);
      owner.gates.add(gate);
      store.watch.opened(gate);
    }
  }

  private void close(Journal.Closed row) {
    for (StoredGate gate : store.workflow(row.gate().workflow()).gates) {
      if (gate.step.equals(row.gate().step())
          && gate.round == row.gate().round()
          && gate.status == GateStatus.OPEN) {
        store.watch.closed(gate, row.status(), row.by(), row.hash());
        gate.status = row.status();
        gate.decidedBy = row.by();
        gate.decidedHash = row.hash();
      }
    }
  }

  private void seen(String id, Journal.Seen row) {
    StoredWorker worker = store.workers.computeIfAbsent(id, any -> new StoredWorker());
    worker.slots = row.event().slots();
    worker.seenAt = row.at();
    worker.leftAt = null;
  }

  private void left(Journal.Left row) {
    StoredWorker worker = store.workers.get(row.worker());
    if (worker != null) {
      worker.leftAt = row.at();
      worker.slots = Map.of();
    }
  }
}
