package dev.autodev.control.simulation;

import dev.autodev.control.ledger.MemoryQueue;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.TaskRow;
import dev.autodev.model.TaskId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes from the ready queue and sends, as Dispatcher does. */
final class OrdersSent {
  private static final int PAUSE = 1_000;

  private final ControlPlane plane;
  private final World world;
  private long pausedUntil;
  private MemoryQueue.@Nullable Look open;

  OrdersSent(ControlPlane plane) {
    this.plane = plane;
    this.world = plane.world;
  }

  void start() {
    pausedUntil = 0;
    timer();
  }

  private void timer() {
    wake();
    plane.later(world.config.dispatchEvery().toMillis(), this::timer);
  }

  private void wake() {
    plane.change(
        new Scope(),
        ledger -> {
          ledger.wake();
          return true;
        },
        sent -> {},
        failed -> {});
  }

  void died() {
    rollBack(open);
  }

  /** What fits now; locked until it is committed or rolled back. */
  MemoryQueue.Look look() {
    world.queue.promote(world.timeline.instant());
    MemoryQueue.Look look = world.queue.look(world.timeline.instant());
    open = look;
    world.checker.chosen(look);
    return look;
  }

  void rollBack(MemoryQueue.@Nullable Look look) {
    open = null;
    if (look != null) {
      world.queue.rollBack(look);
    }
  }

  /** Commits a look, of before or of now; the transaction that it belongs to is committed. */
  List<MemoryQueue.Order> taken(MemoryQueue.@Nullable Look early) {
    if (world.now() < pausedUntil) {
      return List.of();
    }
    MemoryQueue.Look look = early == null ? look() : early;
    open = null;
    List<MemoryQueue.Order> orders = world.queue.commit(look);
    if (!orders.isEmpty()) {
      world.checker.dispatched(look, orders);
    }
    return orders;
  }

  /** Answers whether the process still lives. */
  boolean send(List<MemoryQueue.Order> orders) {
    if (orders.isEmpty()) {
      return true;
    }
    if (!world.wire.up) {
      unsent(orders);
      return true;
    }
    List<MemoryQueue.Order> left = new ArrayList<>(orders);
    for (MemoryQueue.Order order : orders) {
      if (plane.dies("while sending")) {
        return false;
      }
      if (world.fault(4)) {
        unsent(left);
        return true;
      }
      sent(order);
      if (world.fault(4)) {
        unsent(left); // the answer got lost: the order is there, and ready again
        return true;
      }
      left.remove(order);
    }
    return true;
  }

  private void sent(MemoryQueue.Order order) {
    TaskRow row = order.task().row();
    if (world.tracing()) {
      plane.say("sends t" + order.task().number + " e" + order.epoch());
    }
    Order sent =
        new Order(
            order.task().number,
            new TaskId(row.id()),
            order.epoch(),
            order.task().fresh().payload(),
            row.identity().place().map(place -> place.workflow()).orElse(null),
            String.valueOf(order.task().reason()).startsWith(TaskRow.SUSPECT));
    for (int i = world.fault(10) ? 2 : 1; i > 0; i--) {
      world.wire.tasks(row.type().role()).add(sent, world.now());
    }
    world.orderCame(row.type().role());
  }

  private void unsent(List<MemoryQueue.Order> orders) {
    plane.say("cannot send " + orders.size());
    pausedUntil = world.now() + PAUSE;
    if (world.database) {
      world.queue.putBack(orders, world.timeline.instant());
    }
  }
}
