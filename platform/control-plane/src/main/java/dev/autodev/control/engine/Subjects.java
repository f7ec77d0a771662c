package dev.autodev.control.engine;

import dev.autodev.model.Finding;
import dev.autodev.model.Sha256;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.workflow.Rework;
import dev.autodev.model.workflow.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a gate is bound to and shows. */
final class Subjects {
  private Subjects() {}

  static GateSubject of(WorkflowState state, Step.Gate gate) {
    return switch (state.result(gate.of()).orElseThrow()) {
      case TaskResult.SpecWritten spec -> specification(state, spec);
      case TaskResult.ProductProposed proposed -> proposal(proposed);
      case TaskResult.ChangeMade made ->
          change(state, "Merge: " + state.title(), made, passing(state));
      case TaskResult.Deployed deployed -> publishing(state, deployed);
      default -> throw new IllegalStateException("'" + gate.of() + "' makes nothing to approve");
    };
  }

  /** Of the gate that opens when the rounds are used up. */
  static GateSubject moreRounds(WorkflowState state, List<Finding> findings) {
    String of = state.definition().rework().orElseThrow().of();
    TaskResult.ChangeMade made = (TaskResult.ChangeMade) state.result(of).orElseThrow();
    return change(state, "One more round? " + state.title(), made, findings);
  }

  /** The hash is taken here: what an agent says about its own text binds nobody. */
  private static GateSubject specification(WorkflowState state, TaskResult.SpecWritten spec) {
    List<String> facts =
        spec.paths().isEmpty()
            ? List.of()
            : List.of("will touch: " + String.join(", ", spec.paths()));
    return new GateSubject(
        Sha256.of(spec.markdown()),
        "Specification: " + state.title(),
        spec.markdown(),
        Optional.empty(),
        facts,
        List.of());
  }

  private static GateSubject proposal(TaskResult.ProductProposed proposed) {
    List<String> facts = new ArrayList<>();
    if (!proposed.target().isBlank()) {
      facts.add("target: " + proposed.target());
    }
    proposed.repository().ifPresent(repository -> facts.add("repository: " + repository.url()));
    return new GateSubject(
        Sha256.of(proposed.proposal()),
        "Proposal: " + proposed.name(),
        proposed.proposal(),
        Optional.empty(),
        facts,
        List.of(),
        proposed.ratings());
  }

  private static GateSubject change(
      WorkflowState state, String title, TaskResult.ChangeMade made, List<Finding> findings) {
    return new GateSubject(
        made.change().headSha(),
        title,
        made.summary(),
        Optional.of(made.change()),
        Facts.ofChange(state),
        findings);
  }

  private static GateSubject publishing(WorkflowState state, TaskResult.Deployed deployed) {
    return new GateSubject(
        deployed.mergedSha(),
        "Publish: " + state.title(),
        deployed.deployment(),
        Optional.empty(),
        Facts.ofChange(state),
        List.of());
  }

  private static List<Finding> passing(WorkflowState state) {
    return state
        .definition()
        .rework()
        .map((Rework rework) -> Verdict.passing(state, rework))
        .orElse(List.of());
  }
}
