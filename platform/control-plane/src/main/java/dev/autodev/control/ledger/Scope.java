package dev.autodev.control.ledger;

import java.util.LinkedHashSet;
import java.util.Set;

/** Which rows a transaction locks before it looks at them. */
public final class Scope {
  final Set<String> tasks = new LinkedHashSet<>();
  final Set<String> endingTasks = new LinkedHashSet<>();
  final Set<String> workflows = new LinkedHashSet<>();
  final Set<String> workers = new LinkedHashSet<>();
  final Set<String> keys = new LinkedHashSet<>();
  final Set<String> repositories = new LinkedHashSet<>();
  final Set<String> gates = new LinkedHashSet<>();

  /** A task alone. */
  public Scope task(String id) {
    tasks.add(id);
    return this;
  }

  /** A task that may end, with its workflow and the other tasks of that. */
  public Scope endingTask(String id) {
    endingTasks.add(id);
    return this;
  }

  /** A workflow and its tasks. */
  public Scope workflow(String id) {
    workflows.add(id);
    return this;
  }

  /** A gate with its workflow and the tasks of that. */
  public Scope gate(String id) {
    gates.add(id);
    return this;
  }

  /** The tasks that a worker holds. */
  public Scope worker(String id) {
    workers.add(id);
    return this;
  }

  /** An idempotency key that may be known already. */
  public Scope key(String key) {
    keys.add(key);
    return this;
  }

  /** A repository to be read. */
  public Scope repository(String name) {
    repositories.add(name);
    return this;
  }

  boolean touchesWorkflows() {
    return !(endingTasks.isEmpty() && workflows.isEmpty() && gates.isEmpty());
  }

  boolean touchesTasks() {
    return touchesWorkflows() || !tasks.isEmpty() || !workers.isEmpty();
  }
}
