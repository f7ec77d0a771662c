package dev.autodev.bench.machine;

import dev.autodev.bench.report.Cost;
import dev.autodev.bench.report.Latencies;
import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Rates;
import dev.autodev.bench.report.Subject;
import java.io.IOException;
import java.util.concurrent.Callable;

/** How many entries Redis appends to a stream, each on disk before it is answered. */
record AppendRate(Servers servers, long nanos) {
  static final int CLIENTS = 50;
  private static final String STREAM = "bench-machine";

  Measure measure() throws Exception {
    try (var wire = RedisWire.connect(servers.redis())) {
      var before = AppendOnly.of(wire);
      try {
        new AppendOnly("yes", "always").set(wire);
        return measured();
      } finally {
        wire.ask("UNLINK", STREAM);
        before.set(wire);
      }
    }
  }

  private Measure measured() throws Exception {
    round(nanos / 4); // warm
    var began = System.nanoTime();
    var done = round(nanos);
    var took = System.nanoTime() - began;
    return new Measure(
        new Subject("machine", "xadd-fsync", done, CLIENTS),
        Rates.ofTotal(done, took),
        Latencies.none(),
        Cost.none());
  }

  private int round(long duration) throws Exception {
    var until = System.nanoTime() + duration;
    return Clients.sum(CLIENTS, client(until));
  }

  private Callable<Integer> client(long until) {
    var append = RedisWire.encode("XADD", STREAM, "*", "body", "an entry of some bytes");
    return () -> append(append, until);
  }

  private int append(byte[] command, long until) throws IOException {
    try (var wire = RedisWire.connect(servers.redis())) {
      var done = 0;
      while (System.nanoTime() < until) {
        wire.ask(command);
        done++;
      }
      return done;
    }
  }
}
