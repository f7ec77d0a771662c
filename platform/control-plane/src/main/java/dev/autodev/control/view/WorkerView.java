package dev.autodev.control.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An agent process.
 *
 * @param version of its program; empty: not said
 * @param states of all its roles, also those that take nothing now
 * @param slots per role, how many tasks at once it takes
 * @param holding ids of the tasks it works on
 * @param live whether it was seen within a lease
 */
public record WorkerView(
    String id,
    String version,
    List<String> roles,
    Map<String, RoleState> states,
    Map<String, Integer> slots,
    List<String> holding,
    Instant startedAt,
    Instant seenAt,
    boolean live) {
  /**
   * How it stands to a role.
   *
   * @param taking open, paused or restarting
   */
  public record RoleState(int slots, String taking) {}

  /** Copies. */
  public WorkerView {
    roles = List.copyOf(roles);
    states = Map.copyOf(states);
    slots = Map.copyOf(slots);
    holding = List.copyOf(holding);
  }
}
