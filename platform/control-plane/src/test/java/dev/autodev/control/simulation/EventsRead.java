package dev.autodev.control.simulation;

import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.Scope;
import dev.autodev.model.event.SwarmEvent;
import java.util.List;

/** Reads events in batches; a batch is acknowledged when it is committed. */
final class EventsRead {
  private static final int BATCH = 12;

  private final ControlPlane plane;
  private final World world;
  private boolean busy;
  private boolean takesOver;

  EventsRead(ControlPlane plane) {
    this.plane = plane;
    this.world = plane.world;
  }

  void start() {
    busy = false;
    wake();
  }

  void wake() {
    if (plane.isUp() && !busy) {
      busy = true;
      plane.later(world.dice.between(1, world.fault(50) ? 3_000 : 15), this::read);
    }
  }

  private void read() {
    List<Wire.Entry<SwarmEvent>> batch = List.of();
    if (world.wire.up && takesOver) {
      takesOver = false;
      batch = world.wire.events.claim(world::gone, plane.name(), BATCH, world.now());
    }
    if (world.wire.up && batch.isEmpty()) {
      batch = world.wire.events.read(plane.name(), world.dice.between(1, BATCH), world.now());
    }
    if (batch.isEmpty()) {
      busy = false;
    } else {
      apply(batch);
    }
  }

  /** Entries of a process that died come with the next read. */
  void takeOver() {
    takesOver = true;
    wake();
  }

  private void apply(List<Wire.Entry<SwarmEvent>> batch) {
    if (plane.dies("after reading events")) {
      return;
    }
    if (world.without(Mutant.ACKNOWLEDGED_BEFORE_COMMIT)) {
      acknowledge(batch);
    }
    Scope scope = new Scope().lasting();
    if (world.dice.chance(300)) {
      scope.patient();
    }
    for (Wire.Entry<SwarmEvent> entry : batch) {
      world.events.lock(scope, entry.value);
    }
    plane.change(
        scope,
        ledger -> {
          batch.forEach(entry -> apply(ledger, entry.value));
          return true;
        },
        applied -> {
          if (!plane.dies("after applying events")) {
            acknowledge(batch);
            read();
          }
        },
        e -> failed(batch, e));
  }

  private void apply(Ledger ledger, SwarmEvent event) {
    world.events.apply(ledger, world.mutant == null ? event : Forgery.of(world, ledger, event));
  }

  private void failed(List<Wire.Entry<SwarmEvent>> batch, RuntimeException e) {
    if (!(e instanceof ControlPlane.Unreachable)) {
      world.checker.violated("events cannot be applied: " + e, e);
    }
    plane.later(world.dice.between(50, 500), () -> apply(batch));
  }

  private void acknowledge(List<Wire.Entry<SwarmEvent>> batch) {
    if (!world.wire.up) {
      plane.later(300, () -> acknowledge(batch));
      return;
    }
    batch.forEach(entry -> world.wire.events.acknowledge(entry, world.now()));
  }
}
