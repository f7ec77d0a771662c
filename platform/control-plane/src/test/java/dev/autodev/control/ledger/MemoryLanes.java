package dev.autodev.control.ledger;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

/** The lanes of one process as {@link Ledgers} has them; groups are committed by whoever asks. */
public final class MemoryLanes {
  private final Lane filings;
  private final Lane moves;

  public MemoryLanes(Function<Group, Uni<Void>> commit) {
    this.filings = new Lane(changes -> commit.apply(new Group(changes)));
    this.moves = new Lane(changes -> commit.apply(new Group(changes)));
  }

  public void add(Asked<?> asked) {
    (asked.scope().onlyNew() ? filings : moves).add(asked.change());
  }

  /** A change and who waits for it. */
  public record Asked<T>(
      Scope scope,
      Function<Ledger, ? extends T> work,
      Consumer<T> done,
      Consumer<RuntimeException> failed) {
    private Change<T> change() {
      return new Change<>(scope, work::apply, new Caller<>(done, failed));
    }

    public Group alone() {
      return new Group(List.of(change()));
    }
  }

  /** Changes that share a transaction. */
  public static final class Group {
    private final List<Change<?>> changes;

    private Group(List<Change<?>> changes) {
      this.changes = changes;
    }

    public MemoryTransaction begin(MemoryStore store, Instant now) {
      return store.begin(Scope.of(changes.stream().map(change -> change.scope).toList()), now);
    }

    /** Does the work and answers this group, or what is left of it, to be done anew. */
    public Group run(MemoryTransaction transaction) {
      try {
        changes.forEach(change -> change.run(transaction.ledger()));
        return this;
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

    public void failed(RuntimeException why) {
      changes.forEach(change -> change.failed(why));
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
