package dev.autodev.control.engine;

import dev.autodev.model.workflow.Pipelines;

/** Decides what follows what: a pure function, safe to call from any thread. */
public final class Engine {
  private final Pipelines pipelines;

  /** For workflows of these pipelines. */
  public Engine(Pipelines pipelines) {
    this.pipelines = pipelines;
  }

  /**
   * Begins a workflow.
   *
   * @throws dev.autodev.model.InvalidModelException if the pipeline is unknown or breaks a rule, or
   *     the seed fits no first step
   */
  public Decision start(Start start) {
    throw new UnsupportedOperationException("start of " + pipelines.get(start.pipeline()).name());
  }

  /**
   * Applies one input.
   *
   * @throws IllegalMoveException if a person decides what the state does not allow
   */
  public Decision apply(WorkflowState state, EngineInput input) {
    throw new UnsupportedOperationException(input.toString());
  }
}
