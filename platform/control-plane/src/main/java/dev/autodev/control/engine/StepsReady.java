package dev.autodev.control.engine;

import dev.autodev.model.workflow.Rework;
import dev.autodev.model.workflow.Step;
import java.util.List;
import java.util.Optional;

/** Begins every step whose predecessors are done. */
final class StepsReady {
  private StepsReady() {}

  static void begin(Move move) {
    for (Step step : move.state().definition().steps()) {
      if (ready(move.state(), step)) {
        switch (step) {
          case Step.Work work -> move.create(work.id(), Payloads.of(move.state(), work));
          case Step.Gate gate -> move.open(gate.id(), gate.gate(), Subjects.of(move.state(), gate));
        }
      }
    }
  }

  private static boolean ready(WorkflowState state, Step step) {
    return state.step(step.id()).status() == StepStatus.WAITING
        && Graph.needs(step).stream().allMatch(id -> state.step(id).done())
        && !heldByChecks(state, step);
  }

  /** Nothing passes a check before all checks are in, or while a person is asked for a round. */
  private static boolean heldByChecks(WorkflowState state, Step step) {
    Optional<Rework> rework = state.definition().rework();
    if (rework.isEmpty()) {
      return false;
    }
    StepState more = state.steps().getOrDefault(Move.MORE_ROUNDS, StepState.NEW);
    if (more.status().open()) {
      return Graph.below(state.definition(), rework.get().of()).contains(step.id());
    }
    List<String> checks = rework.get().checks();
    return !checks.contains(step.id())
        && !checks.stream().allMatch(check -> state.step(check).done())
        && Graph.above(state.definition(), step.id()).stream()
            .anyMatch(other -> checks.contains(other.id()));
  }
}
