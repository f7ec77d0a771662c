package dev.autodev.streams;

import java.util.Map;
import java.util.Objects;

/** One entry of a stream. A text payload lives in the field {@value #BODY}. */
public record StreamEntry(String stream, String id, Map<String, String> fields) {
  /** The field of a payload that is one text. */
  public static final String BODY = "body";

  public StreamEntry {
    Objects.requireNonNull(stream, "stream");
    Objects.requireNonNull(id, "id");
    fields = Map.copyOf(fields);
  }

  /** The text payload, empty if the entry has none. */
  public String body() {
    return fields.getOrDefault(BODY, "");
  }
}
