package dev.autodev.control.ledger;

import dev.autodev.streams.Outgoing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A ledger under way, and at which version it saw the rows that it locked. */
public final class MemoryTransaction {
  final Ledger ledger;
  private final List<StoredTask> tasks = new ArrayList<>();
  private final List<StoredWorkflow> workflows = new ArrayList<>();
  private final boolean looksAgain;
  private int versions;

  MemoryTransaction(Instant now, boolean looksAgain) {
    this.ledger = new Ledger(now);
    this.looksAgain = looksAgain;
  }

  void holdsAllItNeeds() {
    if (looksAgain) {
      ledger.holdsAllItNeeds();
    }
  }

  public Ledger ledger() {
    return ledger;
  }

  public boolean wakes() {
    return ledger.wakes;
  }

  public List<Outgoing> says() {
    return ledger.says;
  }

  void saw(StoredTask task) {
    if (!ledger.tasks.containsKey(task.row.id())) {
      ledger.put(StoredTask.copy(task.row, ledger.moment));
      tasks.add(task);
      versions += task.version;
    }
  }

  void saw(StoredWorkflow workflow) {
    if (!ledger.workflows.containsKey(workflow.id)) {
      ledger.workflows.put(workflow.id, workflow.row(ledger.moment));
      workflows.add(workflow);
      versions += workflow.version;
    }
  }

  /** Versions only grow, so their sum says whether one of them did. */
  boolean outdated() {
    int now = 0;
    for (StoredTask task : tasks) {
      now += task.version;
    }
    for (StoredWorkflow workflow : workflows) {
      now += workflow.version;
    }
    return now != versions;
  }
}
