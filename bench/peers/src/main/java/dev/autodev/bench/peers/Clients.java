package dev.autodev.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** So many clients at once file what is to be filed, each the next number. */
final class Clients {
  private Clients() {}

  static void file(int clients, int count, IntConsumer filing)
      throws InterruptedException, ExecutionException {
    var next = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      List<Future<?>> running = new ArrayList<>();
      for (var client = 0; client < clients; client++) {
        running.add(
            threads.submit(
                () -> {
                  for (var i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    filing.accept(i);
                  }
                }));
      }
      for (var each : running) {
        each.get();
      }
    }
  }
}
