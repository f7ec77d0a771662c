package dev.autodev.control.ledger;

import dev.autodev.control.ControlPlaneConfig;
import dev.autodev.model.Role;
import dev.autodev.model.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The ready queue's statements, on rows in memory; see ReadyQueue. */
public final class MemoryQueue {
  private static final Comparator<StoredTask> BEST_FIRST =
      Comparator.comparingDouble((StoredTask task) -> -task.fresh.sortKey())
          .thenComparingInt(task -> task.number);

  private final MemoryStore store;
  private final ControlPlaneConfig config;
  private int looks;

  public MemoryQueue(MemoryStore store, ControlPlaneConfig config) {
    this.store = store;
    this.config = config;
  }

  /** A statement under way: the rows that it locked. */
  public record Look(int id, Instant now, List<StoredTask> best) {}

  /** An order that is committed and not in a stream yet. */
  public record Order(StoredTask task, int epoch) {}

  public boolean promote(Instant now) {
    boolean any = false;
    for (StoredTask task : store.allTasks) {
      if (task.row.status() == TaskStatus.PENDING && due(task.row, now)) {
        TaskRow before = task.row;
        TaskRow next = StoredTask.copy(before, before.moment);
        next.status = TaskStatus.READY;
        task.replace(next, now);
        store.watch.changed(task, before);
        any = true;
      }
    }
    return any;
  }

  static boolean due(TaskRow row, Instant now) {
    return row.notBefore == null || !row.notBefore.isAfter(now);
  }

  /** Whether its time has come and no other look has it. */
  public static boolean free(StoredTask task, Instant now) {
    return due(task.row, now) && task.lockedBy == 0;
  }

  /** Slots of live workers, less what is under way, plus the prefetch; -1: nobody has the role. */
  public int room(Role role, Instant now) {
    int slots = slots(role, now);
    if (slots == 0) {
      return -1;
    }
    int busy = busy(role);
    return Math.min(config.dispatchBatch(), Math.max(0, slots + config.prefetch() - busy));
  }

  public int busy(Role role) {
    int busy = 0;
    for (StoredTask task : store.allTasks) {
      TaskStatus status = task.row.status();
      if (task.row.type().role() == role && (status.held() || status == TaskStatus.DISPATCHED)) {
        busy++;
      }
    }
    return busy;
  }

  public int slots(Role role, Instant now) {
    Instant live = now.minus(config.lease());
    int slots = 0;
    for (StoredWorker worker : store.workers.values()) {
      if (worker.seenAt.isAfter(live) && worker.leftAt == null) {
        slots += worker.slots.getOrDefault(role, 0);
      }
    }
    return slots;
  }

  /** Chooses and locks; what another one has locked is skipped. */
  public Look look(Instant now) {
    Look look = new Look(++looks, now, new ArrayList<>());
    for (Role role : Role.values()) {
      int room = store.broken.contains(MemoryStore.Broken.ROOM) ? 100 : room(role, now);
      if (room > 0) {
        choose(look, role, room, now);
      }
    }
    return look;
  }

  private void choose(Look look, Role role, int room, Instant now) {
    List<StoredTask> ready = new ArrayList<>();
    for (StoredTask task : store.allTasks) {
      if (task.row.status() == TaskStatus.READY
          && task.row.type().role() == role
          && task.lockedBy == 0
          && due(task.row, now)) {
        ready.add(task);
      }
    }
    Comparator<StoredTask> order =
        store.broken.contains(MemoryStore.Broken.PRIORITY) ? BEST_FIRST.reversed() : BEST_FIRST;
    ready.sort(order);
    for (StoredTask task : ready.subList(0, Math.min(room, ready.size()))) {
      task.lockedBy = look.id();
      look.best().add(task);
    }
  }

  /** The process died in the middle of it. */
  public void rollBack(Look look) {
    look.best().forEach(task -> task.lockedBy = 0);
  }

  /** Commits; best first. */
  public List<Order> commit(Look look) {
    List<Order> orders = new ArrayList<>();
    for (StoredTask task : look.best()) {
      task.lockedBy = 0;
      if (task.row.status() == TaskStatus.READY) {
        TaskRow before = task.row;
        TaskRow next = StoredTask.copy(before, before.moment);
        next.status = TaskStatus.DISPATCHED;
        next.epoch +=
            store.broken.contains(MemoryStore.Broken.EPOCH_INCREMENT)
                ? before.epoch == 0 ? 1 : 0
                : 1;
        next.lastSeq = 0;
        next.worker = null;
        next.leaseUntil = null;
        next.dispatchedAt = look.now();
        task.replace(next, look.now());
        store.watch.changed(task, before);
        orders.add(new Order(task, next.epoch));
      }
    }
    orders.sort(Comparator.comparing(Order::task, BEST_FIRST));
    return orders;
  }

  /** Puts back what could not be sent; the epoch stays spent. */
  public void putBack(List<Order> orders, Instant now) {
    for (Order order : orders) {
      TaskRow before = order.task().row;
      if (before.status() == TaskStatus.DISPATCHED && before.epoch() == order.epoch()) {
        TaskRow next = StoredTask.copy(before, before.moment);
        next.status = TaskStatus.READY;
        order.task().replace(next, now);
        store.watch.changed(order.task(), before);
      }
    }
  }
}
