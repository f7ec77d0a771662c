package dev.autodev.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Clock;

/** Names one workflow; ids sort by the time they were made. */
public record WorkflowId(@JsonValue String value) implements Comparable<WorkflowId> {
  /** Refuses a malformed id. */
  @JsonCreator
  public WorkflowId {
    value = Ids.checked(value, "workflow id");
  }

  /** A new id, unique across processes. */
  public static WorkflowId next(Clock clock) {
    return new WorkflowId(Ids.next(clock));
  }

  @Override
  public int compareTo(WorkflowId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
