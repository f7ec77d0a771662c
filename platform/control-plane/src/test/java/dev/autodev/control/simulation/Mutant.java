package dev.autodev.control.simulation;

import dev.autodev.control.ledger.MemoryStore.Broken;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A protection that is switched off, to see whether the simulation notices. */
enum Mutant {
  /** Events of an old attempt count as if they were of the current one. */
  NO_EPOCH_FENCE,
  /** Whoever reports at the right epoch is taken for the worker that has the task. */
  NO_WORKER_FENCE,
  /** An event counts as often as it comes. */
  NO_SEQUENCE_NUMBERS,
  /** Events are acknowledged when they are read. */
  ACKNOWLEDGED_BEFORE_COMMIT,
  /** Leases run out and nobody looks. */
  NO_EXPIRY,
  /** Nobody looks for orders that are in no stream. */
  NO_SEARCH_FOR_ORDERS,
  /** Silence counts at once, also just after an outage. */
  NO_TRUST,
  /** What a heartbeat holds is not renewed. */
  NO_RENEWAL,
  /** Two committers share rows without locks. */
  NO_ROW_LOCKS(Broken.ROW_LOCKS),
  /** New tasks are written, what they follow from is not. */
  NO_ATOMICITY(Broken.ATOMICITY),
  /** A known key is not recognised. */
  NO_UNIQUE_KEYS(Broken.UNIQUE_KEYS),
  /** A task goes out again at the same epoch. */
  NO_EPOCH_INCREMENT(Broken.EPOCH_INCREMENT),
  /** As much is sent as is ready. */
  NO_ROOM(Broken.ROOM),
  /** The worst first. */
  NO_PRIORITY(Broken.PRIORITY),
  /** What is to be stopped and is not locked goes on. */
  NO_SECOND_LOOK(Broken.NEEDS),
  /** A gate takes any hash. */
  NO_HASH_CHECK,
  /** A gate is decided without a lock on its workflow. */
  NO_LOCK_AT_GATES,
  /** What was filed is answered before it is durable. */
  ANSWERED_BEFORE_COMMIT,
  /** Two control planes look at the queue at once. */
  NO_LOCK_AT_DISPATCH;

  private final Set<Broken> broken = EnumSet.noneOf(Broken.class);

  Mutant() {}

  Mutant(Broken broken) {
    this.broken.add(broken);
  }

  static Set<Broken> broken(@Nullable Mutant mutant) {
    return mutant == null ? Set.of() : mutant.broken;
  }
}
