package dev.autodev.control.ledger;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which workflow a task or gate belongs to, of those that were made here lately: two groups that
 * concern one workflow would wait for each other in the database, with all that they carry. Only
 * for that: what is right does not depend on what is known here.
 */
@Singleton
class Kinship {
  private static final int KEPT = 20_000;

  private final Map<String, String> workflows =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > KEPT;
        }
      };

  /** Workflows that will be locked with what the scope names, as far as they are known. */
  synchronized Set<String> of(Scope scope) {
    Set<String> kin = new LinkedHashSet<>();
    scope.endingTasks.forEach(task -> add(kin, task));
    scope.gates.forEach(gate -> add(kin, gate));
    return kin;
  }

  /** What a committed transaction made. */
  synchronized void committed(Ledger ledger) {
    for (TaskRow task : ledger.newTasks.keySet()) {
      task.identity().place().ifPresent(place -> workflows.put(task.id(), place.workflow()));
    }
    ledger.journal().gatesOpened.forEach(gate -> workflows.put(gate.id(), gate.workflow()));
  }

  private void add(Set<String> kin, String name) {
    String workflow = workflows.get(name);
    if (workflow != null) {
      kin.add(workflow);
    }
  }
}
