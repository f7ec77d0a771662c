package dev.autodev.control.ledger;

import dev.autodev.control.engine.WorkflowState;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * States as they were committed last, so that a step does not begin with reading all of them again:
 * a row whose version is known has a state that is known, whoever wrote it.
 */
@Singleton
class WorkflowStates {
  private static final int KEPT = 2_000;

  private final Map<String, Known> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > KEPT;
        }
      };

  private record Known(long version, WorkflowState state) {}

  synchronized @Nullable WorkflowState of(String workflow, long version) {
    Known found = known.get(workflow);
    return found != null && found.version() == version ? found.state() : null;
  }

  /** What a committed transaction left. */
  synchronized void committed(Ledger ledger) {
    for (WorkflowRow row : ledger.workflows.values()) {
      if (row.state.status().terminal()) {
        known.remove(row.id());
      } else {
        known.put(row.id(), new Known(row.committedVersion(), row.state));
      }
    }
  }
}
