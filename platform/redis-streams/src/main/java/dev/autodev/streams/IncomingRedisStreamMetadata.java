package dev.autodev.streams;

import java.util.Map;

/**
 * Where a message came from. {@code deliveryCount} is 1 for an entry nobody had before; a batch
 * carries the metadata of its first entry.
 */
public record IncomingRedisStreamMetadata(
    String stream,
    String id,
    String group,
    String consumer,
    long deliveryCount,
    Map<String, String> fields) {
  public IncomingRedisStreamMetadata {
    fields = Map.copyOf(fields);
  }
}
