package dev.autodev.streams;

import java.util.Optional;

/** Overrides the channel's stream and trimming for one message. */
public record OutgoingRedisStreamMetadata(Optional<String> stream, Optional<Trimming> trimming) {
  /** Sends the message to this stream. */
  public static OutgoingRedisStreamMetadata to(String stream) {
    return new OutgoingRedisStreamMetadata(Optional.of(stream), Optional.empty());
  }

  /** The same, with another trimming. */
  public OutgoingRedisStreamMetadata trimmed(Trimming other) {
    return new OutgoingRedisStreamMetadata(stream, Optional.of(other));
  }
}
