package dev.autodev.control.simulation;

import dev.autodev.control.ledger.Scope;
import dev.autodev.control.ledger.StoredTask;
import dev.autodev.control.recover.Recovery;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Looks for what got lost, as Reconciler does. */
final class Looking {
  private static final int SWEEP_EVERY = 10_000;

  private final ControlPlane plane;
  private final World world;
  private Recovery.Memory memory;
  private boolean busy;
  private long swept;

  Looking(ControlPlane plane) {
    this.plane = plane;
    this.world = plane.world;
    this.memory = new Recovery.Memory(world.config);
  }

  void start(Recovery.Memory fresh) {
    memory = fresh;
    busy = false;
    swept = world.now();
    timer();
  }

  private void timer() {
    plane.later(world.config.reconcileEvery().toMillis(), this::timer);
    plane.reading.takeOver();
    if (!busy && world.wire.up && world.database) {
      busy = true;
      look(world.timeline.instant());
    }
  }

  private void look(Instant now) {
    List<String> waiting =
        world.wire.events.entries().stream().map(entry -> String.valueOf(entry.id)).toList();
    boolean trusts = memory.trusts(now, waiting) || world.without(Mutant.NO_TRUST);
    if (trusts) {
      leases(now);
    } else {
      sweep(now);
    }
  }

  private void leases(Instant now) {
    Instant until = world.without(Mutant.NO_TRUST) ? now : memory.heardUntil();
    List<String> expired = world.without(Mutant.NO_EXPIRY) ? List.of() : world.looks.expired(until);
    if (expired.isEmpty()) {
      orders(now);
      return;
    }
    Map<String, Integer> deaths = world.store.deaths();
    Scope scope = new Scope();
    expired.forEach(scope::endingTask);
    plane.change(
        scope,
        ledger -> {
          world.recovery.expire(ledger, deaths, until);
          return true;
        },
        done -> orders(now),
        this::failed);
  }

  private void orders(Instant now) {
    List<StoredTask> old = world.looks.old(now);
    if (old.isEmpty() || world.without(Mutant.NO_SEARCH_FOR_ORDERS)) {
      sweep(now);
    } else if (world.dice.chance(300)) {
      plane.later(world.dice.between(1, 100), () -> search(old, now));
    } else {
      search(old, now);
    }
  }

  private void search(List<StoredTask> old, Instant now) {
    if (!world.wire.up) {
      failed(new ControlPlane.Unreachable("redis"));
      return;
    }
    Recovery.Lost lost = world.recovery.lost(old, world.looks, now, this::present);
    if (lost.tasks().isEmpty()) {
      sweep(now);
      return;
    }
    Scope scope = new Scope();
    lost.tasks().forEach(scope::task);
    plane.change(
        scope,
        ledger -> {
          world.recovery.again(ledger, lost);
          return true;
        },
        done -> sweep(now),
        this::failed);
  }

  private boolean present(StoredTask task, int epoch) {
    for (Wire.Entry<Order> entry : world.wire.tasks(task.row().type().role()).entries()) {
      if (entry.value.number() == task.number && entry.value.epoch() == epoch) {
        return true;
      }
    }
    return false;
  }

  private void sweep(Instant now) {
    List<String> standing = List.of();
    if (world.now() - swept >= SWEEP_EVERY && world.database) {
      swept = world.now();
      world.looks.forget(now);
      standing = world.looks.standing(now);
    }
    if (standing.isEmpty()) {
      busy = false;
      return;
    }
    Scope scope = new Scope();
    standing.forEach(scope::workflow);
    plane.change(
        scope,
        ledger -> {
          world.recovery.settle(ledger);
          return true;
        },
        done -> busy = false,
        this::failed);
  }

  private void failed(RuntimeException e) {
    if (!(e instanceof ControlPlane.Unreachable)) {
      world.checker.violated("the reconciler failed: " + e, e);
    }
    busy = false;
  }
}
