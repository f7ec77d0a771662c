package dev.autodev.control.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The swarm at a glance.
 *
 * @param tasks number by status
 * @param workflows number by status
 * @param countedTo where there are many: a number of tasks above it means at least so many, and
 *     what is completed is the database's estimate; null: all were counted
 */
public record OverviewView(
    Map<String, Long> tasks,
    Map<String, Long> workflows,
    List<RoleCounts> roles,
    long openGates,
    long liveWorkers,
    @Nullable Long countedTo) {
  /** Copies. */
  public OverviewView {
    tasks = Map.copyOf(tasks);
    workflows = Map.copyOf(workflows);
    roles = List.copyOf(roles);
  }

  /**
   * One role.
   *
   * @param tasks number by status
   * @param slots of live workers
   * @param oldestWaiting creation of the oldest task that is ready or pending
   */
  public record RoleCounts(
      String role, Map<String, Long> tasks, long slots, @Nullable Instant oldestWaiting) {
    /** Copies. */
    public RoleCounts {
      tasks = Map.copyOf(tasks);
    }
  }
}
