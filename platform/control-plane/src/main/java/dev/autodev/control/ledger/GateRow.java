package dev.autodev.control.ledger;

import dev.autodev.control.GateStatus;
import org.jspecify.annotations.Nullable;

/**
 * A gate's row as a decision finds it.
 *
 * @param workflow whose step it guards; null where it is about a budget
 * @param budget the scope whose budget is used up; null for a workflow's gate
 */
public record GateRow(
    String id,
    @Nullable String workflow,
    String step,
    int round,
    GateStatus status,
    String hash,
    @Nullable String decidedBy,
    @Nullable String decidedHash,
    @Nullable String budget) {
  /** As it is after a decision. */
  public GateRow decided(GateStatus as, String by, String ofHash) {
    return new GateRow(id, workflow, step, round, as, hash, by, ofHash, budget);
  }
}
