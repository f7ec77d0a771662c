package dev.autodev.bench.machine;

import dev.autodev.bench.report.Cost;
import dev.autodev.bench.report.Latencies;
import dev.autodev.bench.report.Measure;
import dev.autodev.bench.report.Rates;
import dev.autodev.bench.report.Subject;
import java.sql.SQLException;
import java.util.concurrent.Callable;

/** How many single-row inserts PostgreSQL commits. */
record CommitRate(Servers servers, long nanos) {
  static final int CLIENTS = 32;
  private static final String TABLE = "bench_machine";

  Measure measure() throws Exception {
    execute("create table if not exists " + TABLE + " (id bigserial primary key, body text)");
    try {
      round(nanos / 4); // warm
      var began = System.nanoTime();
      var done = round(nanos);
      var took = System.nanoTime() - began;
      return new Measure(
          new Subject("machine", "pg-commits", done, CLIENTS),
          Rates.ofTotal(done, took),
          Latencies.none(),
          Cost.none());
    } finally {
      execute("drop table " + TABLE);
    }
  }

  private int round(long duration) throws Exception {
    var until = System.nanoTime() + duration;
    return Clients.sum(CLIENTS, client(until));
  }

  private Callable<Integer> client(long until) {
    return () -> {
      try (var connection = servers.postgres();
          var insert = connection.prepareStatement("insert into " + TABLE + " (body) values (?)")) {
        insert.setString(1, "a row of some bytes, committed on its own");
        var done = 0;
        while (System.nanoTime() < until) {
          insert.executeUpdate();
          done++;
        }
        return done;
      }
    };
  }

  private void execute(String sql) throws SQLException {
    try (var connection = servers.postgres();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
