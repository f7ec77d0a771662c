package dev.autodev.streams;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.concurrent.Executor;

/** The one event loop on which a channel's state lives: no locks, no races. */
final class Loop implements Executor {
  private final Context context;

  Loop(Vertx vertx) {
    this.context = ((VertxInternal) vertx).createEventLoopContext();
  }

  @Override
  public void execute(Runnable task) {
    context.runOnContext(ignored -> task.run());
  }

  /** Runs the task later; the id cancels it. */
  long after(Duration wait, Runnable task) {
    return context
        .owner()
        .setTimer(Math.max(1, wait.toMillis()), ignored -> context.runOnContext(on -> task.run()));
  }

  void cancel(long timer) {
    context.owner().cancelTimer(timer);
  }
}
