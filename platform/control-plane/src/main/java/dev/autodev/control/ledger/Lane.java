package dev.autodev.control.ledger;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Changes in the order in which they were asked; one group of them at a time is under way. Where
 * all that wait are patient, they wait a little for company. After a large group its callers, who
 * go on just now, are waited for if fewer are there: two halves that take turns cost twice as much.
 */
final class Lane {
  private static final Logger LOG = Logger.getLogger(Lane.class);
  private static final int MOST_CHANGES = 256;
  private static final int MOST_ROWS = 2_000;

  /** Smaller groups wait for nobody: on an idle system each answer comes at once. */
  private static final int LARGE = 4;

  private static final Duration PATIENCE = Duration.ofMillis(10);
  private static final Duration CALLERS_GO_ON = Duration.ofMillis(1);
  static final Duration OUTAGE = Duration.ofMillis(500);

  private final Function<List<Change<?>>, Uni<List<Change<?>>>> commit;
  private final Timer timer;
  private final Deque<Change<?>> waiting = new ArrayDeque<>();
  private int urgent;
  private int rows;
  private int lastRows;
  private boolean busy;
  private boolean resting;

  /** Runs something later. */
  @FunctionalInterface
  interface Timer {
    void in(Duration time, Runnable work);
  }

  /**
   * An empty one.
   *
   * @param commit carries a group out, answers its callers, and gives back what is to be tried
   *     again
   */
  Lane(Function<List<Change<?>>, Uni<List<Change<?>>>> commit, Timer timer) {
    this.commit = commit;
    this.timer = timer;
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
      rows += rows(change);
      urgent += change.scope.isPatient() ? 0 : 1;
    }
    if (!change.scope.isPatient()) {
      next();
    } else if (first) {
      timer.in(PATIENCE, () -> patienceEnded(change));
    }
  }

  private void patienceEnded(Change<?> change) {
    synchronized (this) {
      if (waiting.peek() != change || !change.scope.isPatient()) {
        return; // under way, or counted already
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
        rows += rows(change);
        urgent++;
      }
    }
    timer.in(OUTAGE, this::over);
  }

  private void over() {
    Change<?> left;
    boolean rests;
    synchronized (this) {
      busy = false;
      rests = lastRows >= LARGE && rows < lastRows;
      resting = rests;
      left = urgent == 0 ? waiting.peek() : null;
    }
    if (rests) {
      timer.in(CALLERS_GO_ON, this::rested);
    }
    if (left != null) {
      timer.in(PATIENCE, () -> patienceEnded(left));
    }
    next();
  }

  private void rested() {
    synchronized (this) {
      resting = false;
    }
    next();
  }

  private synchronized List<Change<?>> group() {
    if (busy || resting || waiting.isEmpty() || urgent == 0) {
      return List.of();
    }
    List<Change<?>> group = new ArrayList<>();
    lastRows = 0;
    while (!waiting.isEmpty() && group.size() < MOST_CHANGES && lastRows < MOST_ROWS) {
      Change<?> change = waiting.remove();
      rows -= rows(change);
      lastRows += rows(change);
      urgent -= change.scope.isPatient() ? 0 : 1;
      group.add(change);
    }
    busy = true;
    return group;
  }

  /** What only adds names none, and writes one at least. */
  private static int rows(Change<?> change) {
    return Math.max(1, change.scope.size());
  }
}
