package dev.autodev.control.ledger;

import dev.autodev.control.GateStatus;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A gate's row as a decision finds it.
 *
 * @param workflow whose step it guards; null where it is about a budget
 * @param requester who asked for that workflow; null for a budget's gate
 * @param approvedBy who approved this very content, while more have to
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
    @Nullable String budget,
    @Nullable String requester,
    Set<String> approvedBy) {
  /** Copies. */
  public GateRow {
    approvedBy = Set.copyOf(approvedBy);
  }

  /** As it is after a decision. */
  public GateRow decided(GateStatus as, String by, String ofHash) {
    return new GateRow(
        id, workflow, step, round, as, hash, by, ofHash, budget, requester, approvedBy);
  }

  /** As it is when one more person has approved it. */
  public GateRow approvedBy(String person) {
    Set<String> all = new HashSet<>(approvedBy);
    all.add(person);
    return new GateRow(
        id, workflow, step, round, status, hash, decidedBy, decidedHash, budget, requester, all);
  }
}
