package dev.autodev.sessions.gateway;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The calls of one session that are on their way or not yet recorded. */
final class OpenCalls {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final Map<Object, Runnable> open = new HashMap<>();
  private int begun;
  private boolean closed;

  /** Takes in a call, and gives its number in the session, from 1. */
  synchronized int begin(Object call, Runnable cut) {
    if (closed) {
      cut.run();
    } else {
      open.put(call, cut);
    }
    return ++begun;
  }

  /** Takes in a record that is being written of a call that did not go out. */
  void alsoAwait(Future<?> recorded) {
    synchronized (this) {
      open.put(recorded, () -> {});
    }
    recorded.onComplete(written -> end(recorded));
  }

  synchronized void end(Object call) {
    open.remove(call);
    notifyAll();
  }

  /** Cuts what is still on its way, and waits until all is recorded. */
  void close() {
    cuts().forEach(Runnable::run);
    if (!Context.isOnEventLoopThread()) {
      awaitRecords();
    }
  }

  private synchronized List<Runnable> cuts() {
    closed = true;
    return List.copyOf(open.values());
  }

  /** An interrupted session still wants its record; the wait is short. */
  private synchronized void awaitRecords() {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    boolean interrupted = false;
    while (!open.isEmpty() && deadline > System.nanoTime()) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
