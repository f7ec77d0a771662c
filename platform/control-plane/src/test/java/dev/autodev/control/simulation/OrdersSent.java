package dev.autodev.control.simulation;

import dev.autodev.control.ledger.MemoryQueue;
import dev.autodev.model.TaskId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes from the ready queue and sends, as Dispatcher does. */
final class OrdersSent {
  private static final int PAUSE = 1_000;

  private final ControlPlane plane;
  private final World world;
  private boolean busy;
  private boolean again;
  private long pausedUntil;
  private MemoryQueue.@Nullable Look open;

  OrdersSent(ControlPlane plane) {
    this.plane = plane;
    this.world = plane.world;
  }

  void start() {
    busy = false;
    again = false;
    pausedUntil = 0;
    timer();
  }

  private void timer() {
    wake();
    plane.later(world.config.dispatchEvery().toMillis(), this::timer);
  }

  void died() {
    MemoryQueue.Look look = open;
    open = null;
    if (look != null) {
      world.looking = false;
      world.queue.rollBack(look);
    }
  }

  void wake() {
    if (busy) {
      again = true;
    } else {
      busy = true;
      plane.later(world.dice.between(0, 5), this::look);
    }
  }

  private void look() {
    again = false;
    if (!world.database || world.now() < pausedUntil) {
      busy = false;
      return;
    }
    if (world.looking && !world.without(Mutant.NO_LOCK_AT_DISPATCH)) {
      plane.later(2, this::look);
      return;
    }
    world.queue.promote(world.timeline.instant());
    MemoryQueue.Look look = world.queue.look(world.timeline.instant());
    open = look;
    world.looking = true;
    world.checker.chosen(look);
    if (look.best().isEmpty()) {
      taken(look);
    } else if (world.dice.chance(250)) {
      plane.later(world.dice.between(1, 40), () -> taken(look));
    } else {
      taken(look);
    }
  }

  private void taken(MemoryQueue.Look look) {
    open = null;
    world.looking = false;
    List<MemoryQueue.Order> orders = world.queue.commit(look);
    if (orders.isEmpty()) {
      over();
      return;
    }
    world.checker.dispatched(look, orders);
    if (!plane.dies("after dispatching, before sending")) {
      send(orders);
    }
  }

  private void send(List<MemoryQueue.Order> orders) {
    if (!world.wire.up) {
      unsent(orders);
      return;
    }
    List<MemoryQueue.Order> left = new ArrayList<>(orders);
    for (MemoryQueue.Order order : orders) {
      if (plane.dies("while sending")) {
        return;
      }
      if (world.fault(4)) {
        unsent(left);
        return;
      }
      sent(order);
      if (world.fault(4)) {
        unsent(left); // the answer got lost: the order is there, and ready again
        return;
      }
      left.remove(order);
    }
    again = true;
    over();
  }

  private void sent(MemoryQueue.Order order) {
    var row = order.task().row();
    if (world.tracing()) {
      plane.say("sends t" + order.task().number + " e" + order.epoch());
    }
    Order sent =
        new Order(
            order.task().number,
            new TaskId(row.id()),
            order.epoch(),
            order.task().fresh().payload(),
            row.identity().place().map(place -> place.workflow()).orElse(null));
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
    over();
  }

  private void over() {
    busy = false;
    if (again) {
      wake();
    }
  }
}
