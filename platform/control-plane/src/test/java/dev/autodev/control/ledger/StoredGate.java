package dev.autodev.control.ledger;

import dev.autodev.control.GateStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A gate's row in memory. */
public final class StoredGate {
  public final int number;
  public final String id;
  public final String workflow;
  public final String step;
  public final int round;
  public final String hash;
  GateStatus status = GateStatus.OPEN;
  @Nullable String decidedBy;
  @Nullable String decidedHash;

  StoredGate(int number, String id, String workflow, String step, int round, String hash) {
    this.number = number;
    this.id = id;
    this.workflow = workflow;
    this.step = step;
    this.round = round;
    this.hash = hash;
  }

  public GateStatus status() {
    return status;
  }

  public @Nullable String decidedBy() {
    return decidedBy;
  }

  public @Nullable String decidedHash() {
    return decidedHash;
  }

  GateRow row() {
    return new GateRow(
        id, workflow, step, round, status, hash, decidedBy, decidedHash, null, null, Set.of());
  }
}
