package dev.autodev.control.look;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Looks of one kind, one at a time, until they are stopped. */
public final class Looks {
  private final Supplier<Uni<Void>> look;
  private final Outage outage;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile boolean stopped;

  /** Each look is one of these; those that fail are told by the outage. */
  public Looks(Supplier<Uni<Void>> look, Outage outage) {
    this.look = look;
    this.outage = outage;
  }

  /** The same where a look blocks: it has a thread of the worker pool to itself. */
  public static Looks blocking(Runnable look, Outage outage) {
    return new Looks(
        () ->
            Uni.createFrom().voidItem().emitOn(Infrastructure.getDefaultWorkerPool()).invoke(look),
        outage);
  }

  /** Looks, unless a look is under way. */
  public void wake() {
    if (!stopped && busy.compareAndSet(false, true)) {
      Uni.createFrom()
          .deferred(look::get)
          .onTermination()
          .invoke(() -> busy.set(false))
          .subscribe()
          .with(done -> outage.worked(), this::failed);
    }
  }

  private void failed(Throwable e) {
    if (!stopped) {
      outage.failed(e);
    }
  }

  /** No further look. */
  public void stop() {
    stopped = true;
  }
}
