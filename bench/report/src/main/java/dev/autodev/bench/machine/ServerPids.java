package dev.autodev.bench.machine;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The process ids of the two servers when they run on this machine and may be looked at. */
record ServerPids(List<Long> pids) {
  static ServerPids ask(Servers servers) throws IOException, SQLException {
    var found = new ArrayList<Long>();
    postmaster(servers).ifPresent(found::add);
    redis(servers).ifPresent(found::add);
    // One of the two would make a sum that means nothing.
    return new ServerPids(found.size() == 2 ? List.copyOf(found) : List.of());
  }

  private static Optional<Long> postmaster(Servers servers) throws SQLException {
    try (var connection = servers.postgres();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select pg_backend_pid()")) {
      rows.next();
      return ProcessHandle.of(rows.getLong(1))
          .filter(backend -> runs(backend, "postgres"))
          .flatMap(ProcessHandle::parent)
          .map(ProcessHandle::pid);
    }
  }

  private static Optional<Long> redis(Servers servers) throws IOException {
    try (var wire = RedisWire.connect(servers.redis())) {
      return wire.ask("INFO", "server")
          .lines()
          .filter(line -> line.startsWith("process_id:"))
          .map(line -> Long.valueOf(line.substring("process_id:".length()).strip()))
          .findFirst()
          .flatMap(ProcessHandle::of)
          .filter(process -> runs(process, "redis"))
          .map(ProcessHandle::pid);
    }
  }

  /** A server elsewhere may have the number of any process here. */
  private static boolean runs(ProcessHandle process, String program) {
    return process.info().command().filter(command -> command.contains(program)).isPresent();
  }
}
