package dev.autodev.streams;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What to append to which stream; {@code maxlen} trims the stream approximately, 0 does not. */
public record Outgoing(String stream, Map<String, String> fields, long maxlen) {
  public Outgoing {
    Objects.requireNonNull(stream, "stream");
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("An entry of stream " + stream + " needs a field");
    }
    if (maxlen < 0) {
      throw new IllegalArgumentException("maxlen of stream " + stream + " is negative");
    }
    fields = new LinkedHashMap<>(fields);
  }

  /** An entry of these fields, without trimming. */
  public static Outgoing of(String stream, Map<String, String> fields) {
    return new Outgoing(stream, fields, 0);
  }

  /** An entry whose payload is one text, without trimming. */
  public static Outgoing of(String stream, String body) {
    return of(stream, Map.of(StreamEntry.BODY, body));
  }
}
