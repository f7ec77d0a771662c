package dev.autodev.control.simulation;

import dev.autodev.control.ledger.MemoryLanes;
import dev.autodev.control.ledger.MemoryTransaction;
import dev.autodev.streams.Outgoing;
import java.util.ArrayList;

/**
 * Commits a group as Ledgers does: again if a race was lost; says what it says once it is durable.
 */
final class GroupCommit {
  private static final int TRIES = 40;

  private final ControlPlane plane;
  private final World world;
  private final boolean locks;

  GroupCommit(ControlPlane plane, boolean locks) {
    this.plane = plane;
    this.world = plane.world;
    this.locks = locks;
  }

  void commit(MemoryLanes.Group group, Runnable over) {
    commit(group, over, TRIES);
  }

  private void commit(MemoryLanes.Group group, Runnable over, int tries) {
    if (!world.database) {
      failed(group, "the database is away", over);
      return;
    }
    MemoryTransaction transaction = group.begin(world.store, world.timeline.instant());
    MemoryLanes.Group left = group.run(transaction);
    if (left != group) {
      if (left.isEmpty()) {
        over.run();
      } else {
        commit(left, over, tries);
      }
      return;
    }
    Runnable write = () -> write(group, transaction, over, tries);
    if (world.dice.chance(200)) {
      plane.later(
          world.fault(20) ? world.dice.between(1_000, 20_000) : world.dice.between(1, 30), write);
    } else {
      write.run();
    }
  }

  private void write(
      MemoryLanes.Group group, MemoryTransaction transaction, Runnable over, int tries) {
    if (plane.dies("before a commit")) {
      return;
    }
    if (!world.database || world.fault(4)) {
      failed(group, "the connection broke before the commit", over);
    } else if (locks ? world.store.commit(transaction) : world.store.commitUnlocked(transaction)) {
      committed(group, transaction, over);
    } else if (tries == 0) {
      failed(group, "lost the race too often", over);
    } else {
      plane.later(world.dice.between(5, 50), () -> commit(group, over, tries - 1));
    }
  }

  private void committed(MemoryLanes.Group group, MemoryTransaction transaction, Runnable over) {
    if (plane.dies("after a commit")) {
      return;
    }
    if (world.fault(4)) {
      failed(group, "the connection broke after the commit", over);
      return;
    }
    if (transaction.wakes()) {
      plane.sending.wake();
    }
    if (world.wire.up) {
      for (Outgoing said : transaction.says()) {
        String worker = said.stream().substring("control:".length());
        world.wire.control.computeIfAbsent(worker, any -> new ArrayList<>()).add(said);
        world.controlCame(worker);
      }
    }
    group.answer();
    over.run();
  }

  private static void failed(MemoryLanes.Group group, String why, Runnable over) {
    group.failed(new ControlPlane.Unreachable(why));
    over.run();
  }
}
