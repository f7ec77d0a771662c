package dev.autodev.streams;

import java.util.Map;

/**
 * Says which streams a channel reads, and how many unacknowledged messages of each. Asked before
 * every read, so it may change its mind and must answer at once; 0 pauses a stream.
 */
public interface StreamSelector {
  Map<String, Integer> streams();
}
