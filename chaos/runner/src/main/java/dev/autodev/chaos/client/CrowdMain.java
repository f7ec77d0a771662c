package dev.autodev.chaos.client;

import dev.autodev.chaos.Waiting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Files tasks in waves, each from a connection of its own, and asks nobody whether that is too
 * many; until a line comes on stdin. Arguments: address, journal, seed, tasks per second.
 */
public final class CrowdMain {
  private static final Duration BETWEEN_WAVES = Duration.ofMillis(250);
  private static final int WAVES_PER_SECOND = 4;

  /** What this machine's sockets are good for; a wave that does not fit is smaller. */
  private static final int MOST_UNANSWERED = 2_000;

  private final Filing filing;
  private final int perWave;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore unanswered = new Semaphore(MOST_UNANSWERED);
  private volatile boolean over;

  private CrowdMain(Filing filing, int perWave) {
    this.filing = filing;
    this.perWave = perWave;
  }

  public static void main(String[] arguments) throws IOException {
    Api api = new Api(List.of(URI.create(arguments[0])));
    long seed = Long.parseLong(arguments[2]);
    int perWave = Math.max(1, Integer.parseInt(arguments[3]) / WAVES_PER_SECOND);
    try (Journal journal = new Journal(Path.of(arguments[1]), Clock.systemUTC())) {
      Filing filing = new Filing(api, new Caller(journal), journal, Long.toHexString(seed));
      new CrowdMain(filing, perWave).run();
    }
  }

  /** Each call ends by itself: with an answer, or when its patience does. */
  private void run() throws IOException {
    Future<?> waves = calls.submit(this::waves);
    while (System.in.read() >= 0) {
      over = true;
    }
    over = true;
    if (!waves.isCancelled()) {
      calls.close();
    }
  }

  private void waves() {
    long begin = System.nanoTime();
    for (int wave = 1; !over; wave++) {
      for (int i = 0; i < perWave && unanswered.tryAcquire(); i++) {
        calls.execute(this::one);
      }
      long next = begin + wave * BETWEEN_WAVES.toNanos();
      Waiting.pass(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
    }
  }

  private void one() {
    try {
      filing.inPassing();
    } finally {
      unanswered.release();
    }
  }
}
