package dev.autodev.model.task;

import dev.autodev.model.InvalidModelException;

/** A move that the transition table does not have; over HTTP a 409. */
public final class IllegalTransitionException extends InvalidModelException {
  private static final long serialVersionUID = 1L;

  IllegalTransitionException(TaskStatus from, TaskStatus to) {
    super("a task that is " + from.wireName() + " cannot become " + to.wireName());
  }
}
