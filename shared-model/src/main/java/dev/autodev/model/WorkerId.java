package dev.autodev.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one agent process for as long as it lives; also its consumer name and its control stream.
 */
public record WorkerId(@JsonValue String value) {
  private static final int MOST = 200;

  /** Refuses a name that could not be part of a stream's name. */
  @JsonCreator
  public WorkerId {
    value = Require.text(value, "worker id");
    if (!wellFormed(value)) {
      throw new InvalidModelException(
          "worker id '%s' is malformed; use up to 200 letters, digits, dots, - _ : and @"
              .formatted(value.length() > MOST ? value.substring(0, MOST) + "…" : value));
    }
  }

  /** By hand: each event has one. */
  private static boolean wellFormed(String value) {
    if (value.length() > MOST || !letterOrDigit(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!letterOrDigit(c) && "._:@-".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean letterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  /** The stream on which the control plane speaks to this worker. */
  public String controlStream() {
    return Streams.CONTROL_PREFIX + value;
  }

  /**
   * The channel to which this worker is subscribed for as long as it lives. Nothing is published
   * there: Redis drops the subscription with the process, and that is seen. A key of the same name
   * says that this worker is one that subscribes.
   */
  public String presenceChannel() {
    return "present:" + value;
  }

  @Override
  public String toString() {
    return value;
  }
}
