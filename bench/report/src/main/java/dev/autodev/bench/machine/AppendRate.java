package dev.autodev.bench.machine;

import dev.autodev.bench.report.Measure;
import java.io.IOException;

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
    try (var clients = new Clients(CLIENTS, this::connect)) {
      return clients.measure("xadd-fsync", nanos);
    }
  }

  private Appending connect() throws IOException {
    var append = RedisWire.encode("XADD", STREAM, "*", "body", "an entry of some bytes");
    return new Appending(RedisWire.connect(servers.redis()), append);
  }

  private record Appending(RedisWire wire, byte[] command) implements Client {
    @Override
    public void once() throws IOException {
      wire.ask(command);
    }

    @Override
    public void close() throws IOException {
      wire.close();
    }
  }
}
