package dev.autodev.control.engine;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.task.TaskType;
import dev.autodev.model.workflow.GateKind;
import dev.autodev.model.workflow.Pipeline;
import dev.autodev.model.workflow.Rework;
import dev.autodev.model.workflow.Step;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What every pipeline must keep, whoever wrote it: nothing is merged or published without a gate,
 * gates bind what can be bound, checks look at a change.
 */
final class PipelineRules {
  private static final Set<TaskType> CHANGES =
      EnumSet.of(TaskType.IMPLEMENT_FEATURE, TaskType.IMPLEMENT_FIX);
  private static final Set<TaskType> CHECKS =
      EnumSet.of(
          TaskType.REVIEW_MR, TaskType.RUN_TESTS, TaskType.SECURITY_SCAN, TaskType.STATIC_ANALYSIS);

  private final Pipeline pipeline;

  private PipelineRules(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  static void check(Pipeline pipeline) {
    PipelineRules rules = new PipelineRules(pipeline);
    pipeline.steps().forEach(rules::step);
    pipeline.rework().ifPresent(rules::rework);
  }

  private void step(Step step) {
    require(
        !step.id().equals(Move.MORE_ROUNDS), step.id(), "has a name that the engine itself uses");
    switch (step) {
      case Step.Gate gate ->
          require(
              is(pipeline.step(gate.of()), bindable(gate.gate())),
              gate.id(),
              "cannot be a " + gate.gate().wireName() + " of '" + gate.of() + "'");
      case Step.Work work -> work(work);
    }
  }

  private void work(Step.Work work) {
    switch (work.task()) {
      case DEPLOY ->
          require(
              above(work, gate(GateKind.MERGE_APPROVAL)),
              work.id(),
              "must come after a merge_approval gate");
      case PUBLISH ->
          require(
              above(work, gate(GateKind.PUBLISHING)),
              work.id(),
              "must come after a publishing gate");
      case REVIEW_MR ->
          require(
              above(work, step -> is(step, CHANGES)),
              work.id(),
              "must come after a step that makes a change");
      default -> {}
    }
  }

  private void rework(Rework rework) {
    require(is(pipeline.step(rework.of()), CHANGES), rework.of(), "makes no change to be reworked");
    Set<String> below = Graph.below(pipeline, rework.of());
    for (String check : rework.checks()) {
      require(
          below.contains(check) && is(pipeline.step(check), CHECKS),
          check,
          "cannot check what '" + rework.of() + "' makes");
    }
  }

  private static Set<TaskType> bindable(GateKind kind) {
    return switch (kind) {
      case SPEC_APPROVAL -> EnumSet.of(TaskType.WRITE_SPEC);
      case MERGE_APPROVAL -> CHANGES;
      case PROJECT_PROPOSAL -> EnumSet.of(TaskType.BUILD_PRODUCT);
      case PUBLISHING -> EnumSet.of(TaskType.DEPLOY);
      case MORE_ROUNDS, BUDGET -> EnumSet.noneOf(TaskType.class);
    };
  }

  private boolean above(Step step, Predicate<Step> wanted) {
    return Graph.above(pipeline, step.id()).stream().anyMatch(wanted);
  }

  private static Predicate<Step> gate(GateKind kind) {
    return step -> step instanceof Step.Gate gate && gate.gate() == kind;
  }

  private static boolean is(Step step, Set<TaskType> types) {
    return step instanceof Step.Work work && types.contains(work.task());
  }

  private void require(boolean holds, String step, String otherwise) {
    if (!holds) {
      throw new InvalidModelException(
          "pipeline '" + pipeline.name() + "': step '" + step + "' " + otherwise);
    }
  }
}
