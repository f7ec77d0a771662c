package dev.autodev.control.ledger;

import dev.autodev.control.GateStatus;
import org.jspecify.annotations.Nullable;

/** A gate's row as a decision finds it. */
public record GateRow(
    String id,
    String workflow,
    String step,
    int round,
    GateStatus status,
    String hash,
    @Nullable String decidedBy,
    @Nullable String decidedHash) {
  /** As it is after a decision. */
  public GateRow decided(GateStatus as, String by, String ofHash) {
    return new GateRow(id, workflow, step, round, as, hash, by, ofHash);
  }
}
