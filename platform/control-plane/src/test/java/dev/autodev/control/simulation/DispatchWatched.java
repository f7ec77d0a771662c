package dev.autodev.control.simulation;

import dev.autodev.control.ledger.MemoryQueue;
import dev.autodev.control.ledger.StoredTask;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskStatus;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What one look sent: no more than fits, and the best of what was there. */
final class DispatchWatched {
  private final World world;

  /** Workers may come and go between a look and its commit; what the look saw counts. */
  private final Map<MemoryQueue.Look, Map<Role, Integer>> rooms = new IdentityHashMap<>();

  DispatchWatched(World world) {
    this.world = world;
  }

  /** In the moment of choosing. */
  void chosen(MemoryQueue.Look look) {
    Map<Role, Double> worst = new EnumMap<>(Role.class);
    Map<Role, Integer> room = new EnumMap<>(Role.class);
    for (StoredTask task : look.best()) {
      worst.merge(role(task), task.fresh().sortKey(), Math::min);
      room.put(role(task), room(role(task), look));
    }
    rooms.put(look, room);
    for (StoredTask task : world.store.tasks()) {
      Double key = worst.get(role(task));
      if (key != null
          && task.row().status() == TaskStatus.READY
          && task.fresh().sortKey() > key
          && !look.best().contains(task)
          && MemoryQueue.free(task, look.now())) {
        world.checker.violated("t" + task.number + " is left behind for a worse one");
      }
    }
  }

  /** In the moment of the commit. */
  void committed(MemoryQueue.Look look, List<MemoryQueue.Order> orders) {
    Map<Role, Double> last = new EnumMap<>(Role.class);
    for (MemoryQueue.Order order : orders) {
      Role role = role(order.task());
      double key = order.task().fresh().sortKey();
      if (key > last.getOrDefault(role, Double.MAX_VALUE)) {
        world.checker.violated("t" + order.task().number + " is sent after a worse one");
      }
      last.put(role, key);
    }
    Map<Role, Integer> seen = rooms.getOrDefault(look, Map.of());
    rooms.remove(look);
    for (Role role : last.keySet()) {
      int room = Math.max(seen.getOrDefault(role, 0), room(role, look));
      int busy = world.queue.busy(role);
      if (busy > room) {
        world.checker.violated("%s has %d under way and room for %d".formatted(role, busy, room));
      }
    }
  }

  private int room(Role role, MemoryQueue.Look look) {
    return world.queue.slots(role, look.now()) + world.config.prefetch();
  }

  private static Role role(StoredTask task) {
    return task.row().type().role();
  }
}
