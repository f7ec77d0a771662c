package dev.autodev.streams;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * One entry of a stream. A payload that is one text or one run of bytes lives in the field {@value
 * #BODY}; {@code binary} has those values again whose bytes are no UTF-8 text.
 */
public record StreamEntry(
    String stream, String id, Map<String, String> fields, Map<String, ByteBuffer> binary) {
  /** The field of a payload that is one text. */
  public static final String BODY = "body";

  public StreamEntry {
    Objects.requireNonNull(stream, "stream");
    Objects.requireNonNull(id, "id");
    fields = Map.copyOf(fields);
    binary = Map.copyOf(binary);
  }

  /** An entry of texts. */
  public StreamEntry(String stream, String id, Map<String, String> fields) {
    this(stream, id, fields, Map.of());
  }

  /** The text payload, empty if the entry has none. */
  public String body() {
    return fields.getOrDefault(BODY, "");
  }

  /** A field's value as it was sent, empty if the entry has none. */
  public byte[] bytes(String field) {
    ByteBuffer raw = binary.get(field);
    if (raw == null) {
      return fields.getOrDefault(field, "").getBytes(StandardCharsets.UTF_8);
    }
    byte[] copy = new byte[raw.remaining()];
    raw.duplicate().get(copy);
    return copy;
  }
}
