package dev.autodev.sessions.builtin;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a session waits before it repeats a call; interruptible. */
@FunctionalInterface
interface Pause {
  /** Waits for real. */
  Pause REAL =
      wait -> {
        boolean never = new CountDownLatch(1).await(wait.toMillis(), TimeUnit.MILLISECONDS);
        assert !never;
      };

  void of(Duration wait) throws InterruptedException;
}
