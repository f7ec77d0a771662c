package dev.autodev.control.engine;

import dev.autodev.control.engine.EngineInput.GateDecided;

/** A person puts the decision off: the gate stays open, with the note. */
final class GateDeferred {
  private GateDeferred() {}

  static Decision apply(WorkflowState state, GateDecided input) {
    GateRejected.checkHash(state, input);
    String note =
        "deferred by " + input.by() + (input.reason().isBlank() ? "" : ": " + input.reason());
    return Move.on(state)
        .put(input.step(), state.step(input.step()).to(StepStatus.ACTIVE, note))
        .change(s -> s.noted(s.status(), note))
        .advance();
  }
}
