package dev.autodev.control.dead;

import dev.autodev.streams.StreamEntry;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * An entry that could not be read or applied.
 *
 * @param at when it was put aside
 * @param reason why
 * @param stream where it was; empty: it does not say
 * @param fields what it says, by name
 */
public record DeadLetterView(
    String id, Instant at, String reason, String stream, Map<String, String> fields) {
  private static final String OWN = "dead.";

  /** Copies. */
  public DeadLetterView {
    fields = new TreeMap<>(fields);
  }

  static DeadLetterView of(StreamEntry entry) {
    Map<String, String> said = new TreeMap<>(entry.fields());
    said.keySet().removeIf(name -> name.startsWith(OWN));
    return new DeadLetterView(
        entry.id(),
        Instant.ofEpochMilli(Long.parseLong(entry.id().split("-", 2)[0])),
        entry.fields().getOrDefault(OWN + "reason", "it does not say why"),
        entry.fields().getOrDefault(OWN + "stream", ""),
        said);
  }

  /** Whether it can be handed in again. */
  public boolean returnable() {
    return !stream.isEmpty() && !fields.isEmpty();
  }
}
