package dev.autodev.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Clock;

/** Names one gate; ids sort by the time they were made. */
public record GateId(@JsonValue String value) implements Comparable<GateId> {
  /** Refuses a malformed id. */
  @JsonCreator
  public GateId {
    value = Ids.checked(value, "gate id");
  }

  /** A new id, unique across processes. */
  public static GateId next(Clock clock) {
    return new GateId(Ids.next(clock));
  }

  @Override
  public int compareTo(GateId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
