package dev.autodev.control.simulation;

import dev.autodev.control.ledger.MemoryLanes;
import dev.autodev.control.ledger.MemoryQueue;
import dev.autodev.control.ledger.MemoryTransaction;
import dev.autodev.streams.Outgoing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  void commit(MemoryLanes.Group group, Consumer<MemoryLanes.Left> over) {
    commit(group, over, TRIES);
  }

  private void commit(MemoryLanes.Group group, Consumer<MemoryLanes.Left> over, int tries) {
    if (!world.database) {
      failed(group, "the database is away", over);
      return;
    }
    MemoryTransaction transaction = group.begin(world.store, world.timeline.instant());
    MemoryLanes.Group left = group.run(transaction);
    if (left != group) {
      if (left.isEmpty()) {
        over.accept(MemoryLanes.Left.NOTHING);
      } else {
        commit(left, over, tries);
      }
      return;
    }
    MemoryQueue.Look early =
        transaction.wakes() && world.without(Mutant.NO_LOCK_AT_DISPATCH)
            ? plane.sending.look()
            : null;
    Runnable write = () -> write(group, transaction, early, over, tries);
    if (world.dice.chance(200)) {
      plane.later(
          world.fault(20) ? world.dice.between(1_000, 20_000) : world.dice.between(1, 30), write);
    } else {
      write.run();
    }
  }

  private void write(
      MemoryLanes.Group group,
      MemoryTransaction transaction,
      MemoryQueue.@Nullable Look early,
      Consumer<MemoryLanes.Left> over,
      int tries) {
    if (plane.dies("before a commit")) {
      return;
    }
    plane.sending.rollBack(early);
    if (!world.database || world.fault(4)) {
      failed(group, "the connection broke before the commit", over);
    } else if (locks ? world.store.commit(transaction) : world.store.commitUnlocked(transaction)) {
      committed(group, transaction, early, over);
    } else if (tries == 0) {
      failed(group, "lost the race too often", over);
    } else {
      plane.later(world.dice.between(5, 50), () -> commit(group, over, tries - 1));
    }
  }

  /** What fits leaves with the transaction that made room or work, once that is durable. */
  private void committed(
      MemoryLanes.Group group,
      MemoryTransaction transaction,
      MemoryQueue.@Nullable Look early,
      Consumer<MemoryLanes.Left> over) {
    List<MemoryQueue.Order> leaving = transaction.wakes() ? plane.sending.taken(early) : List.of();
    if (plane.dies("after a commit")) {
      return;
    }
    if (world.fault(4)) {
      failed(group, "the connection broke after the commit", over);
      return;
    }
    if (!plane.sending.send(leaving)) {
      return;
    }
    if (world.wire.up) {
      for (Outgoing said : transaction.says()) {
        String worker = said.stream().substring("control:".length());
        world.wire.control.computeIfAbsent(worker, any -> new ArrayList<>()).add(said);
        world.controlCame(worker);
      }
    }
    group.answer();
    over.accept(MemoryLanes.Left.NOTHING);
  }

  private static void failed(MemoryLanes.Group group, String why, Consumer<MemoryLanes.Left> over) {
    over.accept(group.failed(new ControlPlane.Unreachable(why)));
  }
}
