package dev.autodev.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Clock;

/** Names one task; ids sort by the time they were made. */
public record TaskId(@JsonValue String value) implements Comparable<TaskId> {
  /** Refuses a malformed id. */
  @JsonCreator
  public TaskId {
    value = Ids.checked(value, "task id");
  }

  /** A new id, unique across processes. */
  public static TaskId next(Clock clock) {
    return new TaskId(Ids.next(clock));
  }

  @Override
  public int compareTo(TaskId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
