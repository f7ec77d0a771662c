package dev.autodev.control.ledger;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** The lanes of one process as {@link Ledgers} has them; groups are committed by whoever asks. */
public final class MemoryLanes {
  private final Lane changes;
  private final Lane additions;

  /** How a group is committed, and how to wait so many milliseconds. */
  public MemoryLanes(Function<Group, Uni<Left>> commit, BiConsumer<Long, Runnable> later) {
    Function<List<Change<?>>, Uni<List<Change<?>>>> committed =
        group -> commit.apply(new Group(group)).map(left -> left.changes);
    Lane.Timer timer = (time, work) -> later.accept(time.toMillis(), work);
    this.changes = new Lane(committed, timer);
    this.additions = new Lane(committed, timer);
  }

  public void add(Asked<?> asked) {
    (asked.scope().onlyAdds() ? additions : changes).add(asked.change());
  }

  /** What has to be tried again when the servers are back. */
  public static final class Left {
    public static final Left NOTHING = new Left(List.of());
    private final List<Change<?>> changes;

    private Left(List<Change<?>> changes) {
      this.changes = changes;
    }
  }

  /** A change and who waits for it. */
  public record Asked<T>(
      Scope scope,
      Function<Ledger, ? extends T> work,
      Consumer<T> done,
      Consumer<RuntimeException> failed) {
    Change<T> change() {
      return new Change<>(scope, work::apply, new Caller<>(done, failed));
    }

    public Group alone() {
      return new Group(List.of(change()));
    }
  }

  /** Changes that share a transaction. */
  public static final class Group {
    private final List<Change<?>> changes;
    private final Scope scope;

    private Group(List<Change<?>> changes) {
      this(changes, Scope.of(changes.stream().map(change -> change.scope).toList()));
    }

    private Group(List<Change<?>> changes, Scope scope) {
      this.changes = changes;
      this.scope = scope;
    }

    public MemoryTransaction begin(MemoryStore store, Instant now) {
      return store.begin(scope, now);
    }

    /** Does the work and answers this group, or what is left of it, to be done anew. */
    public Group run(MemoryTransaction transaction) {
      try {
        changes.forEach(change -> change.run(transaction.ledger()));
        transaction.holdsAllItNeeds();
        return this;
      } catch (UnlockedException e) {
        return new Group(changes, e.with(scope));
      } catch (Change.SpoiltException e) {
        e.by.failed(Objects.requireNonNull(e.getCause()));
        return new Group(changes.stream().filter(change -> change != e.by).toList());
      }
    }

    public boolean isEmpty() {
      return changes.isEmpty();
    }

    public void answer() {
      changes.forEach(Change::answer);
    }

    /** The servers are away: what lasts is left, others are told. */
    public Left failed(RuntimeException why) {
      changes.stream()
          .filter(change -> !change.scope.isLasting())
          .forEach(change -> change.failed(why));
      return new Left(changes.stream().filter(change -> change.scope.isLasting()).toList());
    }
  }

  private record Caller<T>(Consumer<T> done, Consumer<RuntimeException> failed)
      implements UniEmitter<T> {
    @Override
    public void complete(T item) {
      done.accept(item);
    }

    @Override
    public void fail(Throwable failure) {
      failed.accept((RuntimeException) failure);
    }

    @Override
    public UniEmitter<T> onTermination(Runnable callback) {
      return this;
    }
  }
}
