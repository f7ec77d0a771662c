package dev.autodev.streams.link;

import dev.autodev.streams.Outgoing;
import dev.autodev.streams.Trimming;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An entry to append; values are {@code String} or {@code byte[]}.
 *
 * @param life of the stream from now on; zero: as it was
 */
public record Addition(
    String stream, Map<String, Object> fields, Trimming trimming, Duration life) {
  public Addition {
    fields = new LinkedHashMap<>(fields);
  }

  public Addition(String stream, Map<String, Object> fields, Trimming trimming) {
    this(stream, fields, trimming, Duration.ZERO);
  }

  public static Addition of(Outgoing entry) {
    return new Addition(
        entry.stream(),
        new LinkedHashMap<>(entry.fields()),
        entry.maxlen() > 0 ? new Trimming.MaxLength(entry.maxlen(), false) : Trimming.NONE,
        entry.life());
  }
}
