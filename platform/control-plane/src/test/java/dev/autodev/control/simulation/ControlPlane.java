package dev.autodev.control.simulation;

import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.MemoryLanes;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.recover.Recovery;
import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;
import java.util.function.Function;

/** One control-plane process: runs transactions, and can die between any two steps. */
final class ControlPlane {
  final World world;
  final int index;
  final EventsRead reading;
  final OrdersSent sending;
  final Looking looking;
  private int life;
  private boolean up;
  private MemoryLanes lanes;

  /** The server or the way to it is away; what was asked may have happened or not. */
  static final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(String message) {
      super(message, null, false, false);
    }
  }

  ControlPlane(World world, int index) {
    this.world = world;
    this.index = index;
    this.reading = new EventsRead(this);
    this.sending = new OrdersSent(this);
    this.looking = new Looking(this);
    this.lanes = lanes();
  }

  void start() {
    if (up) {
      return;
    }
    up = true;
    life++;
    lanes = lanes();
    say("starts");
    world.silent(name(), false);
    reading.start();
    sending.start();
    looking.start(new Recovery.Memory(world.config));
  }

  void crash(String where) {
    if (up) {
      say("dies " + where);
      up = false;
      world.silent(name(), true);
      sending.died();
      world.timeline.in(world.dice.between(50, 20_000), this::start);
    }
  }

  private MemoryLanes lanes() {
    GroupCommit commits = new GroupCommit(this, true);
    return new MemoryLanes(
        group -> Uni.createFrom().emitter(lane -> commits.commit(group, lane::complete)),
        this::later);
  }

  boolean isUp() {
    return up;
  }

  String name() {
    return "plane" + index + "-" + life;
  }

  void say(String what) {
    if (world.tracing()) {
      world.say(name() + " " + what);
    }
  }

  void eventsWait() {
    reading.wake();
  }

  /** Does it then, if this process still lives. */
  void later(long millis, Runnable work) {
    int now = life;
    world.timeline.in(
        millis,
        () -> {
          if (up && life == now) {
            work.run();
          }
        });
  }

  /** It may die here. */
  boolean dies(String where) {
    if (world.fault(4)) {
      crash(where);
      return true;
    }
    return false;
  }

  /** Runs a ledger as Ledgers does, in a group with whatever else is asked meanwhile. */
  <T> void change(
      Scope scope,
      Function<Ledger, ? extends T> work,
      Consumer<T> done,
      Consumer<RuntimeException> failed) {
    lanes.add(new MemoryLanes.Asked<>(scope, work, done, failed));
  }

  /** As if nothing had to be locked. */
  <T> void changeUnlocked(Scope scope, Function<Ledger, ? extends T> work) {
    new GroupCommit(this, false)
        .commit(
            new MemoryLanes.Asked<T>(scope, work, done -> {}, failed -> {}).alone(), left -> {});
  }
}
