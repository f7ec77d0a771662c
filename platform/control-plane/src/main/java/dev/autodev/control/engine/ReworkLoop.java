package dev.autodev.control.engine;

import dev.autodev.model.Finding;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.workflow.GateKind;
import dev.autodev.model.workflow.Rework;
import java.util.List;
import java.util.Set;

/** A change goes back to be mended and is looked at again, a bounded number of times. */
final class ReworkLoop {
  private ReworkLoop() {}

  /** Whether what this step makes can be sent back. */
  static boolean covers(WorkflowState state, String id) {
    return state.definition().rework().filter(loop -> loop.of().equals(id)).isPresent();
  }

  /** Sends the change back with these findings, or asks a person when the rounds are used up. */
  static Decision mend(Move move, List<Finding> findings) {
    Rework rework = move.state().definition().rework().orElseThrow();
    Set<String> below = Graph.below(move.state().definition(), rework.of());
    if (move.state().mendings() >= rework.rounds() + move.state().extraRounds()) {
      GateSubject subject = Subjects.moreRounds(move.state(), findings);
      return move.reset(below, "the rounds are used up")
          .change(state -> state.waitingWith(findings))
          .open(Move.MORE_ROUNDS, GateKind.MORE_ROUNDS, subject)
          .advance();
    }
    move.reset(below, "the change is mended").change(state -> state.mending(findings));
    return move.create(rework.of(), Payloads.mend(move.state(), findings)).advance();
  }

  /** A person grants a round beyond the pipeline's. */
  static Decision oneMore(Move move) {
    List<Finding> pending = move.state().pending();
    return mend(move.change(WorkflowState::withExtraRound), pending);
  }

  /** The change is another one than was looked at: nothing is built, everything is checked. */
  static Decision lookAgain(Move move, String changeStep, ChangeRef change, String why) {
    move.change(state -> state.changed(changeStep, change).nextRound());
    move.reset(Graph.below(move.state().definition(), changeStep), why);
    if (covers(move.state(), changeStep)) {
      move.resetQuestion(why);
    }
    return move.change(state -> state.noted(state.status(), why)).advance();
  }
}
