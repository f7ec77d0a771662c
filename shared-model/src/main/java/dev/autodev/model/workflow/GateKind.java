package dev.autodev.model.workflow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.autodev.model.InvalidModelException;
import java.util.Locale;

/** What a person decides. */
public enum GateKind {
  /** Bound to the SHA-256 of the specification. */
  SPEC_APPROVAL,
  /** Bound to the commit that would be merged. */
  MERGE_APPROVAL,
  /** Bound to the SHA-256 of the proposal. */
  PROJECT_PROPOSAL,
  /** Bound to the commit that would be published. */
  PUBLISHING,
  /** Review rounds are used up: approve one more, or reject the change. Bound to the commit. */
  MORE_ROUNDS,
  /** A budget is used up: approve as much again. Bound to the SHA-256 of what is said about it. */
  BUDGET;

  /** The name on the wire. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a kind from its wire name. */
  @JsonCreator
  public static GateKind of(String name) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException("gate kind '" + name + "' is unknown", e);
    }
  }
}
