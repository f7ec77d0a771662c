package dev.autodev.control.ledger;

import dev.autodev.control.engine.WorkflowState;
import dev.autodev.control.engine.WorkflowStatus;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A workflow's row as one transaction has it. */
public final class WorkflowRow {
  private final String id;
  private final int priority;
  final @Nullable Fresh fresh;
  final long version;
  WorkflowState state;
  final Moment moment;

  /** How often this transaction changed it; 0: not to be written. */
  int changes;

  @Nullable String result;
  @Nullable Instant finishedAt;

  /** What is written once, when a workflow is started. */
  public record Fresh(
      @Nullable String idempotencyKey, NewTaskRow.@Nullable Origin parent, String createdBy) {}

  /** As it is stored. */
  WorkflowRow(String id, int priority, long version, WorkflowState state, Moment moment) {
    this(id, priority, version, state, null, moment);
  }

  /** As it begins. */
  WorkflowRow(String id, int priority, WorkflowState state, Fresh fresh, Moment moment) {
    this(id, priority, 0, state, fresh, moment);
  }

  private WorkflowRow(
      String id,
      int priority,
      long version,
      WorkflowState state,
      @Nullable Fresh fresh,
      Moment moment) {
    this.id = id;
    this.priority = priority;
    this.version = version;
    this.state = state;
    this.fresh = fresh;
    this.moment = moment;
  }

  /** The version that the row has once this is committed. */
  long committedVersion() {
    return fresh == null && changes > 0 ? version + 1 : version;
  }

  Fresh fresh() {
    return Objects.requireNonNull(fresh, "only a new workflow has it");
  }

  private void changed() {
    changes++;
    moment.changed();
  }

  /** The engine's next state. */
  public void state(WorkflowState next) {
    state = next;
    changed();
  }

  /** It has ended, with a summary. */
  public void finish(String summary, Instant at) {
    result = summary;
    finishedAt = at;
    changed();
  }

  /** It cannot go on without a person, who reads why. */
  public void park(String why) {
    state(
        new WorkflowState(
            state.pipeline(),
            state.definition(),
            state.key(),
            state.title(),
            state.description(),
            state.repository(),
            state.seed(),
            WorkflowStatus.PARKED,
            state.steps(),
            state.round(),
            state.mendings(),
            state.extraRounds(),
            state.pending(),
            state.mended(),
            why));
    result = why;
  }

  public String id() {
    return id;
  }

  public int priority() {
    return priority;
  }

  public WorkflowState state() {
    return state;
  }

  /** Name of the repository it works on. */
  public @Nullable String repository() {
    return state.repository().map(repository -> repository.name()).orElse(null);
  }
}
