package dev.autodev.control.ledger;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** What others have to do with: tasks, gates and their workflows by name, or more than that. */
final class Taken {
  private final Set<String> tasks = new HashSet<>();
  private final Set<String> gates = new HashSet<>();
  private final Set<String> workflows = new HashSet<>();
  private boolean everything;

  void add(Scope scope) {
    tasks.addAll(scope.tasks);
    tasks.addAll(scope.endingTasks);
    gates.addAll(scope.gates);
    workflows.addAll(scope.kin);
    everything |= !scope.onlyNamesTasksAndGates();
  }

  /**
   * Whether it has nothing to do with them: of workflows that are not known the rows' locks take
   * care.
   */
  boolean leaves(Scope scope) {
    return !everything
        && scope.onlyNamesTasksAndGates()
        && Collections.disjoint(gates, scope.gates)
        && Collections.disjoint(workflows, scope.kin)
        && Collections.disjoint(tasks, scope.tasks)
        && Collections.disjoint(tasks, scope.endingTasks);
  }
}
