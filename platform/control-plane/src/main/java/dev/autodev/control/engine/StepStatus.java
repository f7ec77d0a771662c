package dev.autodev.control.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.autodev.model.InvalidModelException;
import java.util.Locale;

/** Where one step of a workflow stands; kept with the workflow, in its row. */
public enum StepStatus {
  /** Entered at the start and when an earlier step is done again; left when all before it is. */
  WAITING,
  /** Entered with a command to create its task or open its gate; left by the outcome of that. */
  ACTIVE,
  /** Entered by a result or an approval; left only when an earlier step is done again. */
  DONE,
  /** Entered when its task failed; left by a person's retry, or by cancel. */
  PARKED,
  /** Entered when the workflow ends before it; never left. */
  CANCELLED;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** Whether a task or gate of it exists that has not ended well. */
  public boolean open() {
    return this == ACTIVE || this == PARKED;
  }

  /** The name on the wire. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** Reads a status from its wire name. */
  @JsonCreator
  public static StepStatus of(String name) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException("step status '" + name + "' is unknown", e);
    }
  }
}
