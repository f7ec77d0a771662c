package dev.autodev.control.engine;

import dev.autodev.model.InvalidModelException;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.workflow.Pipeline;
import dev.autodev.model.workflow.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A workflow begins. */
final class WorkflowStarted {
  private WorkflowStarted() {}

  static Decision apply(Pipeline pipeline, Start start) {
    PipelineRules.check(pipeline);
    start.seed().ifPresent(seed -> checkSeed(pipeline, seed));
    Map<String, StepState> steps = new LinkedHashMap<>();
    pipeline.steps().forEach(step -> steps.put(step.id(), StepState.NEW));
    WorkflowState state =
        new WorkflowState(
            pipeline.name(),
            pipeline,
            start.key(),
            start.title(),
            start.description(),
            start.repository(),
            start.seed(),
            WorkflowStatus.RUNNING,
            steps,
            0,
            0,
            0,
            List.of(),
            List.of(),
            "");
    return Move.on(state).advance();
  }

  private static void checkSeed(Pipeline pipeline, TaskPayload seed) {
    for (Step step : pipeline.steps()) {
      if (Graph.needs(step).isEmpty()
          && step instanceof Step.Work work
          && work.task() == seed.taskType()) {
        return;
      }
    }
    throw new InvalidModelException(
        "pipeline '"
            + pipeline.name()
            + "' does not begin with "
            + seed.taskType().wireName()
            + "; start it without that payload, or choose another pipeline");
  }
}
