package dev.autodev.streams;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What to append to which stream.
 *
 * @param maxlen length to which the stream is trimmed, approximately; 0: it is not
 * @param life how long the stream stays after this entry, unless a later one says otherwise; zero:
 *     nothing is said about it
 */
public record Outgoing(String stream, Map<String, String> fields, long maxlen, Duration life) {
  public Outgoing {
    Objects.requireNonNull(stream, "stream");
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("An entry of stream " + stream + " needs a field");
    }
    if (maxlen < 0) {
      throw new IllegalArgumentException("maxlen of stream " + stream + " is negative");
    }
    if (life.isNegative()) {
      throw new IllegalArgumentException("life of stream " + stream + " is negative");
    }
    fields = new LinkedHashMap<>(fields);
  }

  /** An entry of a stream that is trimmed and has no end. */
  public Outgoing(String stream, Map<String, String> fields, long maxlen) {
    this(stream, fields, maxlen, Duration.ZERO);
  }

  /** An entry of these fields, without trimming. */
  public static Outgoing of(String stream, Map<String, String> fields) {
    return new Outgoing(stream, fields, 0);
  }

  /** An entry whose payload is one text, without trimming. */
  public static Outgoing of(String stream, String body) {
    return of(stream, Map.of(StreamEntry.BODY, body));
  }

  /** The same in a stream that is trimmed to about this length. */
  public Outgoing trimmed(long length) {
    return new Outgoing(stream, fields, length, life);
  }

  /** The same in a stream that is deleted when nothing was appended for so long. */
  public Outgoing expiring(Duration after) {
    return new Outgoing(stream, fields, maxlen, after);
  }
}
