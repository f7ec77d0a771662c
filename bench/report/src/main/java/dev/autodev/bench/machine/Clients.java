package dev.autodev.bench.machine;

import dev.autodev.bench.report.Cost;
import dev.autodev.bench.report.Latencies;
import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Rates;
import dev.autodev.bench.report.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Connections that were opened before anything is measured, each used by a thread of its own. */
final class Clients implements AutoCloseable {
  private final List<Client> clients = new ArrayList<>();
  private final ExecutorService threads;

  Clients(int count, Callable<Client> connect) throws Exception {
    threads = Executors.newFixedThreadPool(count);
    try {
      for (var i = 0; i < count; i++) {
        clients.add(connect.call());
      }
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  /** After a quarter of the time to warm up. */
  Measure measure(String name, long nanos) throws Exception {
    round(nanos / 4);
    var began = System.nanoTime();
    var done = round(nanos);
    var took = System.nanoTime() - began;
    return new Measure(
        new Subject("machine", name, done, clients.size()),
        Rates.ofTotal(done, took),
        Latencies.none(),
        Cost.none());
  }

  private int round(long nanos) throws Exception {
    var until = System.nanoTime() + nanos;
    List<Future<Integer>> running = new ArrayList<>();
    for (var client : clients) {
      running.add(threads.submit(() -> repeat(client, until)));
    }
    var sum = 0;
    for (var each : running) {
      sum += each.get();
    }
    return sum;
  }

  private static int repeat(Client client, long until) throws Exception {
    var done = 0;
    do {
      client.once();
      done++;
    } while (System.nanoTime() < until);
    return done;
  }

  @Override
  public void close() throws Exception {
    threads.shutdown();
    for (var client : clients) {
      client.close();
    }
  }
}
