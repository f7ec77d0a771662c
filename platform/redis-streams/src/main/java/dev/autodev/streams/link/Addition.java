package dev.autodev.streams.link;

import dev.autodev.streams.Outgoing;
import dev.autodev.streams.Trimming;
import java.util.LinkedHashMap;
import java.util.Map;

/** An entry to append; values are {@code String} or {@code byte[]}. */
public record Addition(String stream, Map<String, Object> fields, Trimming trimming) {
  public Addition {
    fields = new LinkedHashMap<>(fields);
  }

  public static Addition of(Outgoing entry) {
    return new Addition(
        entry.stream(),
        new LinkedHashMap<>(entry.fields()),
        entry.maxlen() > 0 ? new Trimming.MaxLength(entry.maxlen(), false) : Trimming.NONE);
  }
}
