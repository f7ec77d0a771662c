package dev.autodev.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Names one agent process for as long as it lives; also its consumer name and its control stream.
 */
public record WorkerId(@JsonValue String value) {
  /** Refuses a blank name. */
  @JsonCreator
  public WorkerId {
    value = Require.text(value, "worker id");
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
