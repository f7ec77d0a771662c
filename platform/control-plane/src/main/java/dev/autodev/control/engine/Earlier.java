package dev.autodev.control.engine;

import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.workflow.GateKind;
import dev.autodev.model.workflow.Step;
import java.util.Optional;
import java.util.stream.Stream;

/** What the steps before a step found or made. */
final class Earlier {
  private Earlier() {}

  /** The nearest result of a kind. */
  static <T extends TaskResult> Optional<T> result(WorkflowState state, String id, Class<T> kind) {
    return done(state, id)
        .flatMap(step -> state.result(step.id()).stream())
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  /** The nearest change. */
  static Optional<ChangeRef> change(WorkflowState state, String id) {
    return result(state, id, TaskResult.ChangeMade.class).map(TaskResult.ChangeMade::change);
  }

  /**
   * The nearest gate of a kind; pipeline rules see to it that there is one where it is asked for.
   */
  static Step.Gate gate(WorkflowState state, String id, GateKind kind) {
    return Graph.above(state.definition(), id).stream()
        .filter(Step.Gate.class::isInstance)
        .map(Step.Gate.class::cast)
        .filter(gate -> gate.gate() == kind)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + kind + " before '" + id + "'"));
  }

  private static Stream<Step> done(WorkflowState state, String id) {
    return Graph.above(state.definition(), id).stream()
        .filter(step -> state.step(step.id()).done());
  }
}
