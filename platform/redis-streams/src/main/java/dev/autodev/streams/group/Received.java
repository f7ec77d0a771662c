package dev.autodev.streams.group;

import dev.autodev.streams.StreamEntry;
import dev.autodev.streams.link.Replies;

/** An entry that is now ours, and how often it was given to someone, this time included. */
public record Received(Replies.Raw entry, long deliveries) {
  public StreamEntry of(String stream) {
    return entry.of(stream);
  }
}
