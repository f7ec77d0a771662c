package dev.autodev.streams;

import java.util.Optional;
import java.util.OptionalLong;

/** Overrides the channel's stream and trimming for one message. */
public record OutgoingRedisStreamMetadata(Optional<String> stream, OptionalLong maxlen) {
  /** Sends the message to this stream. */
  public static OutgoingRedisStreamMetadata to(String stream) {
    return new OutgoingRedisStreamMetadata(Optional.of(stream), OptionalLong.empty());
  }
}
