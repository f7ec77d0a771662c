package dev.autodev.control.engine;

import dev.autodev.model.Finding;
import dev.autodev.model.InvalidModelException;
import dev.autodev.model.Repository;
import dev.autodev.model.Require;
import dev.autodev.model.task.ChangeRef;
import dev.autodev.model.task.TaskPayload;
import dev.autodev.model.task.TaskResult;
import dev.autodev.model.workflow.Pipeline;
import dev.autodev.model.workflow.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the engine knows of one workflow; kept as JSON.
 *
 * @param pipeline name of the pipeline
 * @param definition the pipeline as it was at the start: a changed file concerns later workflows
 * @param key short and stable, part of branch names
 * @param repository what it works on; may come later, from a proposal
 * @param seed payload of the first step where it came from outside
 * @param steps by id, in the pipeline's order; the gate for more rounds comes last, once opened
 * @param round of the change: counts each mending and each look at a moved commit
 * @param mendings how often the change went back to be mended
 * @param extraRounds mendings that a person granted beyond the pipeline's
 * @param pending findings that wait for a person to grant another round
 * @param mended findings that were sent back so far, for the person at the gate
 * @param note what a person should know now, or the summary of the end
 */
public record WorkflowState(
    String pipeline,
    Pipeline definition,
    String key,
    String title,
    String description,
    Optional<Repository> repository,
    Optional<TaskPayload> seed,
    WorkflowStatus status,
    Map<String, StepState> steps,
    int round,
    int mendings,
    int extraRounds,
    List<Finding> pending,
    List<Finding> mended,
    String note) {
  /** Pipeline, title and status are needed. */
  public WorkflowState {
    pipeline = Require.text(pipeline, "workflow.pipeline");
    definition = Require.present(definition, "workflow.definition");
    key = Require.text(key, "workflow.key");
    title = Require.text(title, "workflow.title");
    description = Require.orEmpty(description);
    repository = repository == null ? Optional.empty() : repository;
    seed = seed == null ? Optional.empty() : seed;
    status = Require.present(status, "workflow.status");
    steps = Collections.unmodifiableMap(new LinkedHashMap<>(Require.present(steps, "steps")));
    pending = Require.copy(pending);
    mended = Require.copy(mended);
    note = Require.orEmpty(note);
  }

  /** The step of that id; refuses an unknown one. */
  public StepState step(String id) {
    StepState step = steps.get(id);
    if (step == null) {
      throw new InvalidModelException("workflow '" + title + "' has no step '" + id + "'");
    }
    return step;
  }

  /** The result of a step, where it has one. */
  public Optional<TaskResult> result(String id) {
    return Optional.ofNullable(steps.get(id)).flatMap(StepState::result);
  }

  /** Whether this (step, round) is what the step waits for now. */
  public boolean active(String id, int ofRound) {
    StepState step = steps.get(id);
    return step != null && step.status() == StepStatus.ACTIVE && step.round() == ofRound;
  }

  /** Whether the step is a task; the gate for more rounds is in no definition. */
  boolean isWork(String id) {
    return definition.steps().stream()
        .anyMatch(step -> step.id().equals(id) && step instanceof Step.Work);
  }

  /** Whether the step belongs to the change that can be reworked, or comes after it. */
  boolean followsChange(String id) {
    return id.equals(Move.MORE_ROUNDS)
        || definition
            .rework()
            .filter(loop -> loop.of().equals(id) || Graph.below(definition, loop.of()).contains(id))
            .isPresent();
  }

  WorkflowState with(String id, StepState step) {
    Map<String, StepState> changed = new LinkedHashMap<>(steps);
    changed.put(id, step);
    return copy(repository, status, changed, note);
  }

  WorkflowState noted(WorkflowStatus newStatus, String newNote) {
    return copy(repository, newStatus, steps, newNote);
  }

  WorkflowState in(Repository newRepository) {
    return copy(Optional.of(newRepository), status, steps, note);
  }

  /** The step's change is another one now. */
  WorkflowState changed(String id, ChangeRef change) {
    StepState step = step(id);
    String summary =
        step.result().orElse(null) instanceof TaskResult.ChangeMade made ? made.summary() : "";
    return with(id, step.finished(new TaskResult.ChangeMade(change, summary), step.evidence()));
  }

  WorkflowState nextRound() {
    return counted(round + 1, mendings, extraRounds, List.of(), mended);
  }

  WorkflowState mending(List<Finding> findings) {
    List<Finding> all = new ArrayList<>(mended);
    all.addAll(findings);
    return counted(round + 1, mendings + 1, extraRounds, List.of(), all);
  }

  WorkflowState waitingWith(List<Finding> findings) {
    return counted(round, mendings, extraRounds, findings, mended);
  }

  WorkflowState withExtraRound() {
    return counted(round, mendings, extraRounds + 1, pending, mended);
  }

  private WorkflowState copy(
      Optional<Repository> newRepository,
      WorkflowStatus newStatus,
      Map<String, StepState> newSteps,
      String newNote) {
    return new WorkflowState(
        pipeline,
        definition,
        key,
        title,
        description,
        newRepository,
        seed,
        newStatus,
        newSteps,
        round,
        mendings,
        extraRounds,
        pending,
        mended,
        newNote);
  }

  private WorkflowState counted(
      int newRound,
      int newMendings,
      int newExtraRounds,
      List<Finding> newPending,
      List<Finding> newMended) {
    return new WorkflowState(
        pipeline,
        definition,
        key,
        title,
        description,
        repository,
        seed,
        status,
        steps,
        newRound,
        newMendings,
        newExtraRounds,
        newPending,
        newMended,
        note);
  }
}
