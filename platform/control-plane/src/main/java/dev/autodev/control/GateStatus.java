package dev.autodev.control;

import dev.autodev.model.InvalidModelException;
import java.util.Locale;

/** Where a gate stands. */
public enum GateStatus {
  /**
   * Entered when the engine asks; left by a person, or by the engine when it is void. Never
   * expires.
   */
  OPEN,
  /** Entered by a person. Terminal. */
  APPROVED,
  /** Entered by a person. Terminal. */
  REJECTED,
  /** Entered when what it was bound to changed, or its workflow ended. Terminal. */
  WITHDRAWN;

  /** The name on the wire and in the database. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a status from its wire name. */
  public static GateStatus of(String name) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(
          "gate status '" + name + "' is unknown; known are open, approved, rejected, withdrawn",
          e);
    }
  }
}
