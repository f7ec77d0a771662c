package dev.autodev.streams;

import java.util.Arrays;
import java.util.Locale;

/** What happens to a message that the application rejects. */
enum FailureStrategy {
  /** It stays pending, the channel stops and liveness goes down: a restart tries again. */
  FAIL,
  /** It is logged and acknowledged. */
  IGNORE,
  /** It goes to the dead-letter stream with the reason and is acknowledged. */
  DEAD_LETTER;

  static FailureStrategy named(String name, String channel) {
    return Arrays.stream(values())
        .filter(strategy -> strategy.attribute().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "mp.messaging.incoming.%s.failure-strategy is '%s': set fail, ignore or dead-letter"
                        .formatted(channel, name)));
  }

  private String attribute() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
