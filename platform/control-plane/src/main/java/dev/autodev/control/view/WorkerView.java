package dev.autodev.control.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An agent process.
 *
 * @param slots per role, how many tasks at once it takes
 * @param holding ids of the tasks it works on
 * @param live whether it was seen within a lease
 */
public record WorkerView(
    String id,
    List<String> roles,
    Map<String, Integer> slots,
    List<String> holding,
    Instant startedAt,
    Instant seenAt,
    boolean live) {
  /** Copies. */
  public WorkerView {
    roles = List.copyOf(roles);
    slots = Map.copyOf(slots);
    holding = List.copyOf(holding);
  }
}
