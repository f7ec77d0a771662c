package dev.autodev.control.simulation;

import dev.autodev.model.workflow.Pipelines;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Plays histories on two threads until one fails or all are played. */
final class Histories {
  private static final int THREADS = 2;
  private static final Logger LOG = Logger.getLogger("dev.autodev.control");
  private static final Pipelines PIPELINES = Pipelines.builtIn();

  static {
    // Mutiny looks for its context providers once, and not from two threads at the same time.
    Uni.createFrom().voidItem().map(nothing -> nothing).await().indefinitely();
    LOG.setLevel(Level.OFF);
  }

  private final long base;
  private final AtomicInteger played = new AtomicInteger();
  private final AtomicLong steps = new AtomicLong();
  private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
  private long millis;

  private Histories(long base) {
    this.base = base;
  }

  static Histories from(long base) {
    return new Histories(base);
  }

  static Beans beans() {
    return new Beans(PIPELINES);
  }

  Histories play(int count, @Nullable Mutant mutant) {
    long begun = System.nanoTime();
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(Thread.ofPlatform().start(() -> play(next, count, mutant)));
    }
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      next.set(count);
    }
    millis = (System.nanoTime() - begun) / 1_000_000;
    return this;
  }

  private void play(AtomicInteger next, int count, @Nullable Mutant mutant) {
    Beans beans = beans();
    while (failure.get() == null) {
      int i = next.getAndIncrement();
      if (i >= count) {
        return;
      }
      long seed = base + i;
      try {
        steps.addAndGet(History.live(seed, beans, mutant, null));
        played.incrementAndGet();
      } catch (Throwable e) {
        failure.compareAndSet(null, explained(seed, e, mutant));
      }
    }
  }

  private static String explained(long seed, Throwable e, @Nullable Mutant mutant) {
    java.io.StringWriter stack = new java.io.StringWriter();
    e.printStackTrace(new java.io.PrintWriter(stack));
    return "seed %d%s: %s%nreplay: -Dtest=SimulationTest -Dswarm.simulation.seed=%d%n%s"
        .formatted(seed, mutant == null ? "" : " without " + mutant, e.getMessage(), seed, stack);
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure.get());
  }

  int played() {
    return played.get();
  }

  @Override
  public String toString() {
    return "%d histories from seed %d, %d steps, %.1f s"
        .formatted(played.get(), base, steps.get(), millis / 1000.0);
  }
}
