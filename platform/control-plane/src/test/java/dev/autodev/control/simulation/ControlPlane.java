package dev.autodev.control.simulation;

import dev.autodev.control.ledger.Ledger;
import dev.autodev.control.ledger.MemoryTransaction;
import dev.autodev.control.ledger.Scope;
import dev.autodev.control.recover.Recovery;
import dev.autodev.streams.Outgoing;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** One control-plane process: runs transactions, and can die between any two steps. */
final class ControlPlane {
  private static final int TRIES = 40;

  final World world;
  final int index;
  final EventsRead reading;
  final OrdersSent sending;
  final Looking looking;
  private int life;
  private boolean up;

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
  }

  void start() {
    if (up) {
      return;
    }
    up = true;
    life++;
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

  /**
   * Runs a ledger as Ledgers does: again if a race was lost; what it says is told once it is
   * durable.
   */
  <T> void change(
      Scope scope,
      Function<Ledger, ? extends T> work,
      Consumer<T> done,
      Consumer<RuntimeException> failed) {
    change(scope, work, done, failed, TRIES, true);
  }

  <T> void changeUnlocked(
      Scope scope,
      Function<Ledger, ? extends T> work,
      Consumer<T> done,
      Consumer<RuntimeException> failed) {
    change(scope, work, done, failed, TRIES, false);
  }

  private <T> void change(
      Scope scope,
      Function<Ledger, ? extends T> work,
      Consumer<T> done,
      Consumer<RuntimeException> failed,
      int tries,
      boolean locks) {
    if (!world.database) {
      failed.accept(new Unreachable("the database is away"));
      return;
    }
    MemoryTransaction transaction = world.store.begin(scope, world.timeline.instant());
    T answer;
    try {
      answer = work.apply(transaction.ledger());
    } catch (RuntimeException e) {
      failed.accept(e);
      return;
    }
    Runnable commit =
        () -> {
          if (dies("before a commit")) {
            return;
          }
          if (!world.database || world.fault(4)) {
            failed.accept(new Unreachable("the connection broke before the commit"));
          } else if (commit(transaction, locks)) {
            committed(transaction, answer, done, failed);
          } else if (tries == 0) {
            failed.accept(new Unreachable("lost the race too often"));
          } else {
            later(
                world.dice.between(5, 50),
                () -> change(scope, work, done, failed, tries - 1, locks));
          }
        };
    if (world.dice.chance(200)) {
      later(
          world.fault(20) ? world.dice.between(1_000, 20_000) : world.dice.between(1, 30), commit);
    } else {
      commit.run();
    }
  }

  private boolean commit(MemoryTransaction transaction, boolean locks) {
    return locks ? world.store.commit(transaction) : world.store.commitUnlocked(transaction);
  }

  private <T> void committed(
      MemoryTransaction transaction,
      T answer,
      Consumer<T> done,
      Consumer<RuntimeException> failed) {
    if (dies("after a commit")) {
      return;
    }
    if (world.fault(4)) {
      failed.accept(new Unreachable("the connection broke after the commit"));
      return;
    }
    if (transaction.wakes()) {
      sending.wake();
    }
    if (world.wire.up) {
      for (Outgoing said : transaction.says()) {
        String worker = said.stream().substring("control:".length());
        world.wire.control.computeIfAbsent(worker, any -> new ArrayList<>()).add(said);
        world.controlCame(worker);
      }
    }
    done.accept(answer);
  }
}
