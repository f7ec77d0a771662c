package dev.autodev.control.engine;

import dev.autodev.control.engine.EngineInput.GateDecided;
import dev.autodev.model.Finding;
import dev.autodev.model.Severity;
import dev.autodev.model.workflow.GateKind;
import dev.autodev.model.workflow.Step;
import java.util.List;

/** A person said no: back to whoever can do better, or the end. */
final class GateRejected {
  /** How often a specification is written anew before the workflow gives up. */
  static final int SPEC_REWRITES = 3;

  private GateRejected() {}

  static Decision apply(WorkflowState state, GateDecided input) {
    checkHash(state, input);
    String id = input.step();
    String reason = input.reason().isBlank() ? "no reason given" : input.reason();
    String note = "rejected by " + input.by() + ": " + reason;
    Move move =
        Move.on(state)
            .put(id, state.step(id).to(StepStatus.DONE, note))
            .change(s -> s.noted(s.status(), note));
    if (id.equals(Move.MORE_ROUNDS)) {
      return move.end(WorkflowStatus.FAILED, note + "; not mended: " + places(state.pending()));
    }
    Step.Gate gate = (Step.Gate) state.definition().step(id);
    return switch (gate.gate()) {
      case SPEC_APPROVAL -> specification(move, gate, reason, note);
      case MERGE_APPROVAL -> merge(move, gate, reason, note);
      case PROJECT_PROPOSAL, PUBLISHING -> move.end(WorkflowStatus.CANCELLED, note);
      case MORE_ROUNDS, BUDGET ->
          throw new IllegalStateException("no pipeline has a gate " + gate.gate().wireName());
    };
  }

  /** A person may say no without naming the hash, but not to something else than is there. */
  static void checkHash(WorkflowState state, GateDecided input) {
    String bound = state.step(input.step()).hash();
    if (!input.hash().isEmpty() && !input.hash().equals(bound)) {
      throw new IllegalMoveException(
          "gate '"
              + input.step()
              + "' is bound to "
              + bound
              + ", not to '"
              + input.hash()
              + "'; look at it again");
    }
  }

  private static Decision specification(Move move, Step.Gate gate, String reason, String note) {
    if (move.state().step(gate.of()).round() >= SPEC_REWRITES) {
      return move.end(
          WorkflowStatus.FAILED,
          "the specification was rejected " + (SPEC_REWRITES + 1) + " times, last " + note);
    }
    move.reset(Graph.below(move.state().definition(), gate.of()), "the specification changes");
    return move.create(gate.of(), Payloads.rewrite(move.state(), gate.of(), reason)).advance();
  }

  private static Decision merge(Move move, Step.Gate gate, String reason, String note) {
    if (!ReworkLoop.covers(move.state(), gate.of())) {
      return move.end(WorkflowStatus.FAILED, note);
    }
    String rule = GateKind.MERGE_APPROVAL.wireName();
    return ReworkLoop.mend(
        move, List.of(new Finding("person", rule, Severity.HIGH, "", 0, reason)));
  }

  private static String places(List<Finding> findings) {
    return String.join(
        "; ", findings.stream().limit(10).map(f -> f.place() + " " + f.message()).toList());
  }
}
