package dev.autodev.control.ledger;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Changes in the order in which they were asked, in groups. While a group is under way, a second
 * one may begin with what has nothing to do with it, where enough of that waits: one is decided
 * while the database writes the other. Where all that wait are patient, they wait a little for
 * company. After a large group its callers, who go on just now, are waited for if fewer are there:
 * two halves that take turns cost twice as much.
 */
final class Lane {
  private static final Logger LOG = Logger.getLogger(Lane.class);
  private static final int MOST_CHANGES = 256;
  private static final int MOST_ROWS = 2_000;

  /** Smaller groups wait for nobody: on an idle system each answer comes at once. */
  private static final int LARGE = 4;

  /** Fewer are better off in a group with those who come meanwhile. */
  private static final int SECOND = 24;

  private static final int MOST_UNDER_WAY = 2;

  private static final Duration PATIENCE = Duration.ofMillis(10);
  private static final Duration CALLERS_GO_ON = Duration.ofMillis(1);
  static final Duration OUTAGE = Duration.ofMillis(500);

  private final Function<List<Change<?>>, Uni<List<Change<?>>>> commit;
  private final Timer timer;
  private final Deque<Change<?>> waiting = new ArrayDeque<>();
  private final Set<Group> underWay = new HashSet<>();
  private int urgent;
  private int rows;
  private int enough = SECOND;
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
    return !underWay.isEmpty();
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
    Group group = group();
    if (group != null) {
      commit
          .apply(group.changes)
          .subscribe()
          .with(
              left -> {
                if (left.isEmpty()) {
                  over(group);
                } else {
                  again(group, left);
                }
              },
              failure -> {
                LOG.errorf(failure, "a group of %d changes is not answered", group.changes.size());
                over(group);
              });
    }
  }

  /** The servers are away: nothing overtakes what is to be tried again. */
  private void again(Group group, List<Change<?>> left) {
    synchronized (this) {
      for (Change<?> change : left.reversed()) {
        change.scope.hurry();
        waiting.addFirst(change);
        rows += rows(change);
        urgent++;
      }
    }
    timer.in(OUTAGE, () -> over(group));
  }

  private void over(Group group) {
    Change<?> left;
    boolean rests;
    synchronized (this) {
      underWay.remove(group);
      enough = SECOND;
      rests = group.rows >= LARGE && rows < group.rows;
      resting |= rests;
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

  private synchronized @Nullable Group group() {
    if (resting || urgent == 0) {
      return null;
    }
    if (underWay.size() >= MOST_UNDER_WAY || !underWay.isEmpty() && rows < enough) {
      return null;
    }
    Group group = underWay.isEmpty() ? first() : beside(underWay.iterator().next());
    if (group.changes.isEmpty()) {
      enough = rows + SECOND; // looked at in vain: not again for each that comes
      return null;
    }
    enough = SECOND;
    underWay.add(group);
    return group;
  }

  private Group first() {
    Group group = new Group();
    while (!waiting.isEmpty() && group.hasRoom()) {
      take(waiting.remove(), group);
    }
    return group;
  }

  /** What waits for the other group is not overtaken by what would have to wait for it. */
  private Group beside(Group other) {
    Taken taken = new Taken();
    other.changes.forEach(change -> taken.add(change.scope));
    Group group = new Group();
    List<Change<?>> stay = new ArrayList<>();
    while (!waiting.isEmpty() && group.hasRoom()) {
      Change<?> change = waiting.remove();
      if (taken.leaves(change.scope)) {
        take(change, group);
      } else {
        taken.add(change.scope);
        stay.add(change);
      }
    }
    stay.reversed().forEach(waiting::addFirst);
    return group;
  }

  private void take(Change<?> change, Group group) {
    group.add(change);
    rows -= rows(change);
    urgent -= change.scope.isPatient() ? 0 : 1;
  }

  /** What only adds names none, and writes one at least. */
  private static int rows(Change<?> change) {
    return Math.max(1, change.scope.size());
  }

  /** Changes that share a transaction. */
  private static final class Group {
    private final List<Change<?>> changes = new ArrayList<>();
    private int rows;

    boolean hasRoom() {
      return changes.size() < MOST_CHANGES && rows < MOST_ROWS;
    }

    void add(Change<?> change) {
      changes.add(change);
      rows += Lane.rows(change);
    }
  }
}
