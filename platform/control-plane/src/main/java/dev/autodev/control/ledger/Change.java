package dev.autodev.control.ledger;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One caller's work on a ledger, and whom to answer. */
final class Change<T> {
  final Scope scope;
  private final Function<Ledger, T> work;
  private final UniEmitter<? super T> caller;
  private @Nullable T answer;
  private @Nullable Throwable refusal;

  Change(Scope scope, Function<Ledger, T> work, UniEmitter<? super T> caller) {
    this.scope = scope;
    this.work = work;
    this.caller = caller;
  }

  /**
   * Does the work. What throws before it changed anything is refused and harms nobody else.
   *
   * @throws SpoiltException if it changed something before it threw
   */
  void run(Ledger ledger) {
    long before = ledger.changes();
    refusal = null;
    try {
      answer = work.apply(ledger);
    } catch (RuntimeException e) {
      refusal = e;
      if (ledger.changes() != before) {
        throw new SpoiltException(this, e);
      }
    }
  }

  /** What it did is durable. */
  void answer() {
    if (refusal == null) {
      caller.complete(answer);
    } else {
      caller.fail(refusal);
    }
  }

  void failed(Throwable why) {
    caller.fail(why);
  }

  /** The whole group has to be done again without this one. */
  static final class SpoiltException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient Change<?> by;
    final transient Throwable why;

    SpoiltException(Change<?> by, Throwable why) {
      super(why);
      this.by = by;
      this.why = why;
    }
  }
}
