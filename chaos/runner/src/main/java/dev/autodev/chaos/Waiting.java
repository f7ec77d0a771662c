package dev.autodev.chaos;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time that passes. */
public final class Waiting {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private Waiting() {}

  /** Lets so much time pass. */
  public static void pass(Duration time) {
    try {
      boolean opened = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
      if (opened) {
        throw new IllegalStateException("nobody opens it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChaosException("interrupted", e);
    }
  }

  /** Until it holds; false if it does not within the time. */
  public static boolean until(Duration within, Callable<Boolean> holds) {
    long deadline = System.nanoTime() + within.toNanos();
    while (true) {
      if (look(holds)) {
        return true;
      }
      if (System.nanoTime() > deadline) {
        return false;
      }
      pass(BETWEEN_LOOKS);
    }
  }

  private static boolean look(Callable<Boolean> holds) {
    try {
      return holds.call();
    } catch (ChaosException e) {
      throw e;
    } catch (Exception e) {
      return false; // not yet: what is asked is away
    }
  }
}
