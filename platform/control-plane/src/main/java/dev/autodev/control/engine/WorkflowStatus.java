package dev.autodev.control.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.autodev.model.InvalidModelException;
import java.util.Locale;

/**
 * Where a workflow stands. It is a row, so that a process that dies in any of these loses nothing:
 * the input that was not committed is delivered again.
 */
public enum WorkflowStatus {
  /**
   * Entered at the start and when the last parked step is retried; left by the last step's end, by
   * a task that fails, by a decision against it, or by cancel. Has a task or a gate open at all
   * times.
   */
  RUNNING,
  /** Entered when every step is done. Terminal. */
  COMPLETED,
  /**
   * Entered when going on makes no sense: judged infeasible, specification rejected too often, more
   * rounds refused, or a result of the wrong kind. Terminal; the note says why.
   */
  FAILED,
  /** Entered when a person cancels it, or rejects its proposal or its publishing. Terminal. */
  CANCELLED,
  /**
   * Entered when a task failed or was parked; left by a person, who retries that task or cancels.
   * Steps that do not need it go on.
   */
  PARKED;

  /** Whether it stays as it is for good. */
  public boolean terminal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }

  /** The name on the wire and in the database. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a status from its wire name. */
  @JsonCreator
  public static WorkflowStatus of(String name) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(
          "workflow status '"
              + name
              + "' is unknown; known are running, completed, failed, cancelled, parked",
          e);
    }
  }
}
