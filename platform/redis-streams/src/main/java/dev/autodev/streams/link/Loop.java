package dev.autodev.streams.link;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.concurrent.Executor;

/** The one event loop on which a channel's state lives: no locks, no races. */
public final class Loop implements Executor {
  private final Context context;

  public Loop(Vertx vertx) {
    this.context = ((VertxInternal) vertx).createEventLoopContext();
  }

  @Override
  public void execute(Runnable task) {
    context.runOnContext(ignored -> task.run());
  }

  /** Runs the task later; the id cancels it. */
  public long after(Duration wait, Runnable task) {
    return context
        .owner()
        .setTimer(Math.max(1, wait.toMillis()), ignored -> context.runOnContext(on -> task.run()));
  }

  public void cancel(long timer) {
    context.owner().cancelTimer(timer);
  }
}
