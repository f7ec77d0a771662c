package dev.autodev.control.ledger;

import dev.autodev.model.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables in memory, with what PostgreSQL gives: a transaction sees what is committed, all of it
 * is written or nothing, unique keys, and of two that lock the same row the second is as if it came
 * later (here: it is told to run again).
 */
public final class MemoryStore {
  private static final int FIELDS_OF_A_TASK = 19;

  final Map<String, StoredTask> tasks = new HashMap<>();
  final List<StoredTask> allTasks = new ArrayList<>();
  final Map<String, StoredWorkflow> workflows = new LinkedHashMap<>();
  final Map<String, StoredGate> gates = new LinkedHashMap<>();
  final Map<String, StoredWorker> workers = new LinkedHashMap<>();
  final Map<String, Keyed> taskKeys = new HashMap<>();
  final Map<String, Keyed> workflowKeys = new HashMap<>();
  final Map<NewTaskRow.Origin, String> taskOrigins = new HashMap<>();
  final Map<NewTaskRow.Origin, String> workflowOrigins = new HashMap<>();
  final Map<String, Ledger.KnownRepository> repositories = new HashMap<>();
  private final Map<String, Integer> deaths = new HashMap<>();
  final Watch watch;

  /** What is switched off to see whether anybody notices. */
  final Set<Broken> broken;

  /** What this store can be made to do wrong. */
  public enum Broken {
    ROW_LOCKS,
    ATOMICITY,
    UNIQUE_KEYS,
    EPOCH_INCREMENT,
    ROOM,
    PRIORITY,
    NEEDS
  }

  public MemoryStore(Watch watch, Set<Broken> broken) {
    this.watch = watch;
    this.broken = broken;
  }

  static {
    long fields =
        java.util.Arrays.stream(TaskRow.class.getDeclaredFields())
            .filter(field -> !java.lang.reflect.Modifier.isStatic(field.getModifiers()))
            .filter(field -> !field.isSynthetic())
            .count();
    if (fields != FIELDS_OF_A_TASK) {
      throw new AssertionError(
          "TaskRow has %d fields: see that StoredTask.copy and MemoryCommit know them, then say so here"
              .formatted(fields));
    }
  }

  public List<StoredTask> tasks() {
    return allTasks;
  }

  public @Nullable StoredTask task(String id) {
    return tasks.get(id);
  }

  public Iterable<StoredWorkflow> workflows() {
    return workflows.values();
  }

  public StoredWorkflow workflow(String id) {
    return Objects.requireNonNull(workflows.get(id), id);
  }

  /** How often each task's process ended while others were at work in it; see LostTasks. */
  public Map<String, Integer> deaths() {
    return Map.copyOf(deaths);
  }

  void tell(Journal.Line line) {
    if (line.kind().equals("process_ended")) {
      deaths.merge(line.task(), 1, Integer::sum);
    } else if (line.kind().equals("ready") && line.text().startsWith("retried by ")) {
      deaths.remove(line.task());
    }
  }

  public boolean hasWorkflow(String id) {
    return workflows.containsKey(id);
  }

  public Iterable<StoredGate> gates() {
    return gates.values();
  }

  public @Nullable StoredGate gate(String id) {
    return gates.get(id);
  }

  public void register(Ledger.KnownRepository repository) {
    repositories.put(repository.repository().name(), repository);
  }

  /** Reads what the scope names, as {@link LedgerReader} does. */
  public MemoryTransaction begin(Scope scope, Instant now) {
    MemoryTransaction transaction = new MemoryTransaction(now, !broken.contains(Broken.NEEDS));
    transaction.ledger.whole(scope.workflows);
    readWorkflows(scope, transaction);
    readTasks(scope, transaction);
    Ledger ledger = transaction.ledger;
    for (String id : scope.gates) {
      StoredGate gate = gates.get(id);
      if (gate != null) {
        ledger.gates.put(id, gate.row());
      }
    }
    for (String key : scope.keys) {
      copy(key, taskKeys, ledger.tasksByKey);
      copy(key, workflowKeys, ledger.workflowsByKey);
    }
    scope.repositories.forEach(name -> copy(name, repositories, ledger.repositories));
    for (TaskRow task : ledger.tasks.values()) {
      String name = task.identity().repository();
      if (name != null && task.identity().place().isEmpty() && !scope.onlyTasks()) {
        copy(name, repositories, ledger.repositories);
      }
    }
    return transaction;
  }

  private static <V> void copy(String key, Map<String, V> from, Map<String, V> to) {
    V value = from.get(key);
    if (value != null) {
      to.put(key, value);
    }
  }

  private void readWorkflows(Scope scope, MemoryTransaction transaction) {
    for (String id : scope.workflows) {
      StoredWorkflow workflow = workflows.get(id);
      see(workflow, transaction);
      if (workflow != null) {
        workflow.tasks.stream()
            .filter(task -> !task.row.status().terminal())
            .forEach(transaction::saw);
      }
    }
    for (String id : scope.endingTasks) {
      StoredTask task = tasks.get(id);
      if (task != null) {
        see(workflowOf(task), transaction);
      }
    }
    for (String id : scope.gates) {
      StoredGate gate = gates.get(id);
      if (gate != null) {
        see(workflows.get(gate.workflow), transaction);
      }
    }
  }

  private void see(@Nullable StoredWorkflow workflow, MemoryTransaction transaction) {
    if (workflow != null) {
      transaction.saw(workflow);
      workflow
          .state()
          .repository()
          .ifPresent(of -> copy(of.name(), repositories, transaction.ledger.repositories));
    }
  }

  /** By number: ids made in the same moment have no order, and a history must be the same again. */
  private void readTasks(Scope scope, MemoryTransaction transaction) {
    List<StoredTask> named = new ArrayList<>();
    for (Set<String> ids : List.of(scope.tasks, scope.endingTasks)) {
      for (String id : ids) {
        StoredTask task = tasks.get(id);
        if (task != null) {
          named.add(task);
        }
      }
    }
    named.sort((a, b) -> Integer.compare(a.number, b.number));
    named.forEach(transaction::saw);
    for (String worker : scope.workers) {
      for (StoredTask task : allTasks) {
        TaskStatus status = task.row.status();
        boolean out = status.held() || status == TaskStatus.DISPATCHED;
        if (out && worker.equals(task.row.worker())) {
          transaction.saw(task);
        }
      }
    }
  }

  @Nullable StoredWorkflow workflowOf(StoredTask task) {
    return task.row.identity().place().map(place -> workflows.get(place.workflow())).orElse(null);
  }

  /** Writes it all and answers true, or nothing if someone else was quicker. */
  public boolean commit(MemoryTransaction transaction) {
    if (!broken.contains(Broken.ROW_LOCKS) && transaction.outdated()) {
      return false;
    }
    return new MemoryCommit(this, transaction.ledger).write();
  }

  /** As if nothing had been locked. */
  public boolean commitUnlocked(MemoryTransaction transaction) {
    return new MemoryCommit(this, transaction.ledger).write();
  }
}
