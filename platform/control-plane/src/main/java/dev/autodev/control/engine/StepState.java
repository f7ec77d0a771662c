package dev.autodev.control.engine;

import dev.autodev.model.Require;
import dev.autodev.model.task.Evidence;
import dev.autodev.model.task.TaskResult;
import java.util.Optional;

/**
 * One step of a running workflow.
 *
 * @param round which of its tasks or gates is meant, from 0, never used twice; -1: none yet
 * @param result of its last completed task
 * @param evidence that came with the result
 * @param hash of a gate: what it is bound to; empty for work
 * @param note why it is parked, who approved or deferred it
 */
public record StepState(
    StepStatus status,
    int round,
    Optional<TaskResult> result,
    Evidence evidence,
    String hash,
    String note) {
  static final StepState NEW =
      new StepState(StepStatus.WAITING, -1, Optional.empty(), Evidence.NONE, "", "");

  /** A status is needed. */
  public StepState {
    status = Require.present(status, "step.status");
    result = result == null ? Optional.empty() : result;
    evidence = evidence == null ? Evidence.NONE : evidence;
    hash = Require.orEmpty(hash);
    note = Require.orEmpty(note);
  }

  boolean done() {
    return status == StepStatus.DONE;
  }

  StepState to(StepStatus next, String why) {
    return new StepState(next, round, result, evidence, hash, why);
  }

  /** Open again: a new round; the last result stays readable until the next one comes. */
  StepState opened(int newRound, String newHash) {
    return new StepState(StepStatus.ACTIVE, newRound, result, evidence, newHash, "");
  }

  /** To be done again, with nothing known; the round stays used. */
  StepState waiting() {
    return new StepState(StepStatus.WAITING, round, Optional.empty(), Evidence.NONE, "", "");
  }

  StepState finished(TaskResult newResult, Evidence newEvidence) {
    return new StepState(StepStatus.DONE, round, Optional.of(newResult), newEvidence, hash, "");
  }
}
