package dev.autodev.control.simulation;

import dev.autodev.control.ledger.MemoryQueue;
import dev.autodev.control.ledger.StoredTask;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskStatus;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one look sent: no more than fits, and the best of what was there. */
final class DispatchWatched {
  private DispatchWatched() {}

  /** In the moment of choosing. */
  static void chosen(World world, MemoryQueue.Look look) {
    Map<Role, Double> worst = new EnumMap<>(Role.class);
    for (StoredTask task : look.best()) {
      worst.merge(role(task), task.fresh().sortKey(), Math::min);
    }
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
  static void committed(World world, List<MemoryQueue.Order> orders, Instant looked) {
    Map<Role, Double> last = new EnumMap<>(Role.class);
    for (MemoryQueue.Order order : orders) {
      Role role = role(order.task());
      double key = order.task().fresh().sortKey();
      if (key > last.getOrDefault(role, Double.MAX_VALUE)) {
        world.checker.violated("t" + order.task().number + " is sent after a worse one");
      }
      last.put(role, key);
    }
    for (Role role : last.keySet()) {
      int room = world.queue.slots(role, looked) + world.config.prefetch();
      int busy = world.queue.busy(role);
      if (busy > room) {
        world.checker.violated("%s has %d under way and room for %d".formatted(role, busy, room));
      }
    }
  }

  private static Role role(StoredTask task) {
    return task.row().type().role();
  }
}
