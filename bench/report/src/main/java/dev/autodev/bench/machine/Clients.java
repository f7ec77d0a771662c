package dev.autodev.bench.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** As many clients at once, each of which says how much it did. */
final class Clients {
  private Clients() {}

  static int sum(int count, Callable<Integer> client)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(count)) {
      List<Future<Integer>> running = new ArrayList<>();
      for (var i = 0; i < count; i++) {
        running.add(threads.submit(client));
      }
      var sum = 0;
      for (var each : running) {
        sum += each.get();
      }
      return sum;
    }
  }
}
