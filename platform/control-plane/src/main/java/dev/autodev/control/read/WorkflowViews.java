package dev.autodev.control.read;

import static java.util.stream.Collectors.groupingBy;

import dev.autodev.control.engine.StepState;
import dev.autodev.control.engine.StepStatus;
import dev.autodev.control.engine.WorkflowState;
import dev.autodev.control.view.StepView;
import dev.autodev.control.view.UsageView;
import dev.autodev.control.view.WorkflowView;
import dev.autodev.model.json.Json;
import dev.autodev.model.workflow.GateKind;
import dev.autodev.model.workflow.Rework;
import dev.autodev.model.workflow.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts a workflow's state, tasks and gates together. */
final class WorkflowViews {
  private static final UsageView NOTHING = new UsageView(0, 0, BigDecimal.ZERO);

  private WorkflowViews() {}

  static List<WorkflowView> of(
      List<WorkflowEntity> workflows, List<TaskEntity> tasks, List<GateEntity> gates) {
    Map<String, List<TaskEntity>> tasksOf =
        tasks.stream().collect(groupingBy(task -> String.valueOf(task.workflow)));
    Map<String, List<GateEntity>> gatesOf =
        gates.stream().collect(groupingBy(gate -> gate.workflow));
    return workflows.stream()
        .map(
            workflow ->
                of(
                    workflow,
                    tasksOf.getOrDefault(workflow.id, List.of()),
                    gatesOf.getOrDefault(workflow.id, List.of())))
        .toList();
  }

  private static WorkflowView of(
      WorkflowEntity workflow, List<TaskEntity> tasks, List<GateEntity> gates) {
    WorkflowState state = Json.read(workflow.state, WorkflowState.class);
    List<StepView> steps = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Step step : state.definition().steps()) {
      seen.add(step.id());
      StepStatus status =
          Optional.ofNullable(state.steps().get(step.id()))
              .map(StepState::status)
              .orElse(StepStatus.WAITING);
      steps.add(
          switch (step) {
            case Step.Work work -> work(work, status, tasks);
            case Step.Gate gate ->
                gate(new GateStep(gate.id(), gate.after(), gate.gate()), status, gates);
          });
    }
    state
        .steps()
        .forEach(
            (id, step) -> {
              if (seen.add(id)) {
                List<String> checks =
                    state.definition().rework().map(Rework::checks).orElse(List.of());
                steps.add(
                    gate(new GateStep(id, checks, GateKind.MORE_ROUNDS), step.status(), gates));
              }
            });
    return new WorkflowView(
        workflow.id,
        workflow.definition,
        workflow.status,
        workflow.title,
        workflow.repository,
        steps,
        tasks.stream().map(task -> task.id).sorted().toList(),
        tasks.stream().map(TaskEntity::usage).reduce(NOTHING, WorkflowViews::sum),
        workflow.result == null && !state.note().isBlank() ? state.note() : workflow.result,
        workflow.createdAt,
        workflow.finishedAt);
  }

  private static StepView work(Step.Work step, StepStatus status, List<TaskEntity> tasks) {
    Optional<TaskEntity> newest =
        tasks.stream()
            .filter(task -> step.id().equals(task.step))
            .max(Comparator.comparing((TaskEntity task) -> task.round == null ? 0 : task.round));
    boolean again = status == StepStatus.WAITING;
    return new StepView(
        step.id(),
        step.after(),
        "work",
        newest.filter(task -> !again).map(task -> task.status).orElse(status.wireName()),
        newest.map(task -> task.type).orElse(step.task().wireName()),
        newest.map(task -> task.id).orElse(null),
        null,
        newest.map(task -> task.round).orElse(null),
        step.task().role().wireName(),
        newest.map(task -> task.startedAt).orElse(null),
        newest.map(task -> task.finishedAt).orElse(null));
  }

  /** A gate of the pipeline, or the engine's own. */
  private record GateStep(String id, List<String> after, GateKind kind) {}

  private static StepView gate(GateStep step, StepStatus status, List<GateEntity> gates) {
    Optional<GateEntity> newest =
        gates.stream()
            .filter(gate -> gate.step.equals(step.id()))
            .max(Comparator.comparing((GateEntity gate) -> gate.round));
    boolean again = status == StepStatus.WAITING;
    return new StepView(
        step.id(),
        step.after(),
        "gate",
        newest.filter(gate -> !again).map(gate -> gate.status).orElse(status.wireName()),
        step.kind().wireName(),
        null,
        newest.map(gate -> gate.id).orElse(null),
        newest.map(gate -> gate.round).orElse(null),
        null,
        newest.map(gate -> gate.openedAt).orElse(null),
        newest.map(gate -> gate.decidedAt).orElse(null));
  }

  private static UsageView sum(UsageView a, UsageView b) {
    return new UsageView(
        a.inputTokens() + b.inputTokens(),
        a.outputTokens() + b.outputTokens(),
        a.costUsd().add(b.costUsd()));
  }
}
