package dev.autodev.control.flow;

import dev.autodev.control.ControlPlaneException;
import dev.autodev.control.Principal;
import dev.autodev.control.engine.GateDecision;
import dev.autodev.control.ledger.GateRow;
import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.WorkflowRow;
import dev.autodev.model.ApprovalRule;
import dev.autodev.model.Repository;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where a repository asks for more than one approval, or for another person's. */
final class Seconding {
  private Seconding() {}

  /**
   * Notes an approval that is not enough by itself; the gate stays open then. Approvals of other
   * content than the gate shows now do not count.
   */
  static boolean waitsForMore(
      Ledger ledger,
      GateRow gate,
      WorkflowRow workflow,
      GateDeciding.Verdict verdict,
      Principal by) {
    if (verdict.decision() != GateDecision.APPROVE) {
      return false;
    }
    ApprovalRule rule =
        workflow.state().repository().map(Repository::approvals).orElse(ApprovalRule.ANYBODY);
    if (rule.byOthers() && gate.requester() != null && by.isBehind(gate.requester())) {
      throw new ControlPlaneException.Forbidden(
          "%s asked for this work, and its repository asks for the approval of another person"
              .formatted(by.name()));
    }
    Set<String> approved = new HashSet<>(gate.approvedBy());
    boolean isNew = approved.add(by.name());
    if (approved.size() >= rule.people()) {
      return false;
    }
    if (!isNew) {
      return true; // the same once more changes nothing
    }
    note(ledger, gate, by, rule.people() - approved.size());
    return true;
  }

  private static void note(Ledger ledger, GateRow gate, Principal by, int more) {
    ledger.journal().vote(gate, by.name());
    // Somebody else may do so in the same transaction.
    ledger.decided(gate.approvedBy(by.name()));
    ledger
        .journal()
        .audit(
            by,
            "gate.seconded",
            "gate",
            gate.id(),
            gate.workflow(),
            Map.of("hash", gate.hash(), "more", more));
  }
}
