package dev.autodev.model.task;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.autodev.model.InvalidModelException;
import java.util.Locale;

/** Where a task stands. {@link TaskTransitions} is the one table of legal moves. */
public enum TaskStatus {
  /**
   * Entered at creation; left by the dispatcher when its time comes, or by cancel. Survives any
   * crash: it is a row.
   */
  PENDING,
  /**
   * Entered when nothing holds it back, or after a lost attempt; left by the dispatcher. Survives
   * any crash.
   */
  READY,
  /**
   * Entered by the dispatcher with a new epoch; left by the claim. If the entry or its reader is
   * lost, the reconciler leads back to ready.
   */
  DISPATCHED,
  /**
   * Entered by a worker's claim; left by its outcome. If the worker dies, its lease runs out and
   * the reconciler leads back to ready.
   */
  IN_PROGRESS,
  /**
   * Entered when the session ended and the runtime looks for evidence; left by the outcome, or like
   * in_progress.
   */
  VERIFYING,
  /** Entered by an outcome with evidence. Terminal. */
  COMPLETED,
  /** Entered by an outcome that a repetition would not change; left only by a person's retry. */
  FAILED,
  /** Entered when a worker drains; left at once by the reconciler, to ready. */
  INTERRUPTED,
  /** Entered by a person or by its workflow's end. Terminal. */
  CANCELLED,
  /**
   * Entered when attempts or a budget are used up, with a reason and an owner; left by a person.
   */
  PARKED;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** Whether work may still happen without a person. */
  public boolean open() {
    return switch (this) {
      case PENDING, READY, DISPATCHED, IN_PROGRESS, VERIFYING, INTERRUPTED -> true;
      case COMPLETED, FAILED, CANCELLED, PARKED -> false;
    };
  }

  /** Whether a worker holds it, so that its lease must be renewed. */
  public boolean held() {
    return this == IN_PROGRESS || this == VERIFYING;
  }

  /** Whether it stays as it is for good. */
  public boolean terminal() {
    return this == COMPLETED || this == CANCELLED;
  }

  /** The name on the wire and in the database. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** Reads a status from its wire name. */
  @JsonCreator
  public static TaskStatus of(String name) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(
          "status '"
              + name
              + "' is unknown; known are pending, ready, dispatched, in_progress, verifying,"
              + " completed, failed, interrupted, cancelled, parked",
          e);
    }
  }
}
