package dev.autodev.control.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.autodev.model.InvalidModelException;
import java.util.Locale;

/** What a person says at a gate. */
public enum GateDecision {
  /** Go on with exactly the content of that hash. */
  APPROVE,
  /** Not like this; the reason says why. */
  REJECT,
  /** Not now: the gate stays open. */
  DEFER;

  /** The name on the wire. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a decision from its wire name. */
  @JsonCreator
  public static GateDecision of(String name) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(
          "decision '" + name + "' is unknown; known are approve, reject, defer", e);
    }
  }
}
