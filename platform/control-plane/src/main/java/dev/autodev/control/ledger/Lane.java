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
 * Changes in the order in which they were asked, group by group. A group begins beside another one
 * where enough wait, so that one is decided while the other is written: their rows are locked, so
 * they meet as those of two processes do. Where all that wait are patient, they wait a little for
 * company. After a large group its callers, who go on just now, are waited for if fewer are there:
 * two halves that take turns cost twice as much.
 */
final class Lane {
  private static final Logger LOG = Logger.getLogger(Lane.class);
  private static final int MOST_CHANGES = 256;
  private static final int MOST_ROWS = 2_000;

  /** Smaller groups wait for nobody: on an idle system each answer comes at once. */
  private static final int LARGE = 4;

  /** Fewer rows wait for the group that is under way: two small ones cost more than one. */
  private static final int ENOUGH_BESIDE = 24;

  private static final Duration PATIENCE = Duration.ofMillis(10);
  private static final Duration CALLERS_GO_ON = Duration.ofMillis(1);
  static final Duration OUTAGE = Duration.ofMillis(500);

  private final Function<List<Change<?>>, Uni<List<Change<?>>>> commit;
  private final Timer timer;
  private final int atOnce;
  private final Deque<Change<?>> waiting = new ArrayDeque<>();
  private int urgent;
  private int rows;
  private int lastRows;
  private int underWay;
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
   * @param atOnce how many groups may be under way
   */
  Lane(Function<List<Change<?>>, Uni<List<Change<?>>>> commit, Timer timer, int atOnce) {
    this.commit = commit;
    this.timer = timer;
    this.atOnce = atOnce;
  }

  /** How many wait. */
  synchronized int length() {
    return waiting.size();
  }

  /** Whether a group is under way. */
  synchronized boolean busy() {
    return underWay > 0;
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
      underWay--;
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
    if (!mayBegin() || urgent == 0) {
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
    underWay++;
    return group;
  }

  private boolean mayBegin() {
    return underWay == 0 ? !resting : underWay < atOnce && rows >= ENOUGH_BESIDE;
  }

  /** What only adds names none, and writes one at least. */
  private static int rows(Change<?> change) {
    return Math.max(1, change.scope.size());
  }
}
