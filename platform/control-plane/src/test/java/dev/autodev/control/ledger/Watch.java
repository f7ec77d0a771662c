package dev.autodev.control.ledger;

import dev.autodev.control.GateStatus;
import dev.autodev.control.engine.WorkflowState;
import org.jspecify.annotations.Nullable;

/** Sees each change in the moment in which it is committed, as the rows of the tables have it. */
public interface Watch {
  void created(StoredTask task);

  void changed(StoredTask task, TaskRow before);

  void created(StoredWorkflow workflow);

  void changed(StoredWorkflow workflow, WorkflowState before);

  void opened(StoredGate gate);

  void closed(StoredGate gate, GateStatus to, @Nullable String by, @Nullable String hash);

  void audited(String action, String subject);

  /** All of a transaction is there. */
  void committed();
}
