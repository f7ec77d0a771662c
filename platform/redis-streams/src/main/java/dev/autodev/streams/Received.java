package dev.autodev.streams;

/** An entry that is now ours, and how often it was given to someone, this time included. */
record Received(Replies.Raw entry, long deliveries) {
  StreamEntry of(String stream) {
    return new StreamEntry(stream, entry.id(), entry.fields());
  }
}
