package dev.autodev.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names one agent process for as long as it lives; also its consumer name and its control stream.
 */
public record WorkerId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@-]{0,199}");

  /** Refuses a name that could not be part of a stream's name. */
  @JsonCreator
  public WorkerId {
    value = Require.text(value, "worker id");
    if (!FORM.matcher(value).matches()) {
      throw new InvalidModelException(
          "worker id '%s' is malformed; use up to 200 letters, digits, dots, - _ : and @"
              .formatted(value.length() > 200 ? value.substring(0, 200) + "…" : value));
    }
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
