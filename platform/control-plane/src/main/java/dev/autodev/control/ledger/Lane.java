package dev.autodev.control.ledger;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Changes in the order in which they were asked; one group of them at a time is under way. Where
 * all that wait are patient, they wait a little for company.
 */
final class Lane {
  private static final Logger LOG = Logger.getLogger(Lane.class);
  private static final int MOST_CHANGES = 256;
  private static final int MOST_ROWS = 2_000;

  private final Function<List<Change<?>>, Uni<List<Change<?>>>> commit;
  private final Consumer<Runnable> later;
  private final Consumer<Runnable> outage;
  private final Deque<Change<?>> waiting = new ArrayDeque<>();
  private int urgent;
  private boolean busy;

  /**
   * An empty one.
   *
   * @param commit carries a group out, answers its callers, and gives back what is to be tried
   *     again
   * @param later runs something when patience ends
   * @param outage runs something when servers that were away may be back
   */
  Lane(
      Function<List<Change<?>>, Uni<List<Change<?>>>> commit,
      Consumer<Runnable> later,
      Consumer<Runnable> outage) {
    this.commit = commit;
    this.later = later;
    this.outage = outage;
  }

  /** How many wait. */
  synchronized int length() {
    return waiting.size();
  }

  /** Whether a group is under way. */
  synchronized boolean busy() {
    return busy;
  }

  void add(Change<?> change) {
    boolean first;
    synchronized (this) {
      first = waiting.isEmpty();
      waiting.add(change);
      urgent += change.scope.isPatient() ? 0 : 1;
    }
    if (!change.scope.isPatient()) {
      next();
    } else if (first) {
      later.accept(() -> patienceEnded(change));
    }
  }

  private void patienceEnded(Change<?> change) {
    synchronized (this) {
      if (waiting.peek() != change) {
        return;
      }
      urgent++;
      change.scope.hurry();
    }
    next();
  }

  private void next() {
    List<Change<?>> group = group();
    if (!group.isEmpty()) {
      commit
          .apply(group)
          .subscribe()
          .with(
              left -> {
                if (left.isEmpty()) {
                  over();
                } else {
                  again(left);
                }
              },
              failure -> {
                LOG.errorf(failure, "a group of %d changes is not answered", group.size());
                over();
              });
    }
  }

  /** The servers are away: nothing overtakes what is to be tried again. */
  private void again(List<Change<?>> left) {
    synchronized (this) {
      for (Change<?> change : left.reversed()) {
        change.scope.hurry();
        waiting.addFirst(change);
        urgent++;
      }
    }
    outage.accept(this::over);
  }

  private void over() {
    Change<?> left;
    synchronized (this) {
      busy = false;
      left = urgent == 0 ? waiting.peek() : null;
    }
    if (left != null) {
      later.accept(() -> patienceEnded(left));
    }
    next();
  }

  private synchronized List<Change<?>> group() {
    List<Change<?>> group = new ArrayList<>();
    boolean go = !busy && urgent > 0;
    int rows = 0;
    while (go && !waiting.isEmpty() && group.size() < MOST_CHANGES && rows < MOST_ROWS) {
      Change<?> change = waiting.remove();
      rows += change.scope.size();
      urgent -= change.scope.isPatient() ? 0 : 1;
      group.add(change);
    }
    busy |= !group.isEmpty();
    return group;
  }
}
