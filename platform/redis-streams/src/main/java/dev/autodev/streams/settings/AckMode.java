package dev.autodev.streams.settings;

import java.time.Duration;

/** When an acknowledgement is done. */
public sealed interface AckMode {
  /** When Redis has removed the entry from the pending list. */
  record Awaited() implements AckMode {}

  /** At once; Redis is told of {@code size} together, or of fewer after {@code interval}. */
  record Batched(int size, Duration interval) implements AckMode {}
}
