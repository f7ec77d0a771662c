package dev.autodev.system;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waiting that is generous, because the machine may be busy, and looks often. */
final class Patience {
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private Patience() {}

  static void until(Callable<Boolean> holds) {
    Awaitility.await()
        .atMost(LIMIT)
        .pollDelay(Duration.ZERO)
        .pollInterval(BETWEEN_LOOKS)
        .pollInSameThread()
        .until(holds);
  }
}
