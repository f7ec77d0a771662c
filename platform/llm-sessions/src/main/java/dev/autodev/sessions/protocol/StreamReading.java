package dev.autodev.sessions.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What is known of one streamed answer from the events that have passed. Not thread-safe. */
public interface StreamReading {
  /** Takes the next event's data. */
  void event(JsonNode data);

  /** What the whole answer used, once its provider has said so. */
  Optional<Tokens> used();

  /** What its request used, where the provider says that first. */
  Optional<Tokens> usedAtStart();

  /** Whether the provider ended the answer with an error before any of it came. */
  boolean failedAtStart();

  /** Whether the last event has passed. */
  boolean isOver();

  /** The model that answers, if it was named. */
  Optional<String> model();
}
