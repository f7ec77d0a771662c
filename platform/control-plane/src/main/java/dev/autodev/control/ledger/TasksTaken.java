package dev.autodev.control.ledger;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** What others have to do with: tasks by their names, or more than that. */
final class TasksTaken {
  private final Set<String> tasks = new HashSet<>();
  private boolean everything;

  void add(Scope scope) {
    tasks.addAll(scope.tasks);
    tasks.addAll(scope.endingTasks);
    everything |= !scope.onlyNamesTasks();
  }

  /** Whether it has nothing to do with them: of a task's workflow the rows' locks take care. */
  boolean leaves(Scope scope) {
    return !everything
        && scope.onlyNamesTasks()
        && Collections.disjoint(tasks, scope.tasks)
        && Collections.disjoint(tasks, scope.endingTasks);
  }
}
