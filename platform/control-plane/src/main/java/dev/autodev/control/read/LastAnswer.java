package dev.autodev.control.read;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that takes long to find serves all who ask for a while, and meanwhile one of them finds
 * the next; so however many ask, the database is kept busy by one, and part of the time. What is
 * found quickly is found anew each time.
 */
public final class LastAnswer<T> {
  private static final long LONG = Duration.ofMillis(100).toNanos();

  /** A new one is looked for when the last is this many times as old as it took. */
  private static final int REST = 4;

  private final Supplier<Uni<T>> question;
  private @Nullable T answer;
  private long found;
  private long took;
  private boolean asking;

  /** Asked anew whenever it is due. */
  public LastAnswer(Supplier<Uni<T>> question) {
    this.question = question;
  }

  /** The last answer, or a new one. */
  public Uni<T> get() {
    return Uni.createFrom().deferred(this::current);
  }

  private synchronized Uni<T> current() {
    T last = answer;
    if (last == null || took < LONG) {
      return ask();
    }
    if (!asking && System.nanoTime() - found > REST * took) {
      asking = true;
      ask().subscribe().with(next -> asked(), failed -> asked());
    }
    return Uni.createFrom().item(last);
  }

  private synchronized void asked() {
    asking = false;
  }

  private Uni<T> ask() {
    long begun = System.nanoTime();
    return question.get().invoke(next -> keep(next, begun));
  }

  private synchronized void keep(T next, long begun) {
    long now = System.nanoTime();
    answer = next;
    found = now;
    took = now - begun;
  }
}
