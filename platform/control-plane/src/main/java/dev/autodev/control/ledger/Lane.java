package dev.autodev.control.ledger;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Changes in the order in which they were asked; one group of them at a time is under way. */
final class Lane {
  private static final Logger LOG = Logger.getLogger(Lane.class);
  private static final int MOST_CHANGES = 256;
  private static final int MOST_ROWS = 2_000;

  private final Function<List<Change<?>>, Uni<Void>> commit;
  private final Deque<Change<?>> waiting = new ArrayDeque<>();
  private boolean busy;

  /**
   * An empty one.
   *
   * @param commit carries a group out and answers its callers
   */
  Lane(Function<List<Change<?>>, Uni<Void>> commit) {
    this.commit = commit;
  }

  void add(Change<?> change) {
    synchronized (this) {
      waiting.add(change);
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
              done -> over(),
              failure -> {
                LOG.errorf(failure, "a group of %d changes is not answered", group.size());
                over();
              });
    }
  }

  private void over() {
    synchronized (this) {
      busy = false;
    }
    next();
  }

  private synchronized List<Change<?>> group() {
    List<Change<?>> group = new ArrayList<>();
    int rows = 0;
    while (!busy && !waiting.isEmpty() && group.size() < MOST_CHANGES && rows < MOST_ROWS) {
      Change<?> change = waiting.remove();
      rows += change.scope.size();
      group.add(change);
    }
    busy |= !group.isEmpty();
    return group;
  }
}
