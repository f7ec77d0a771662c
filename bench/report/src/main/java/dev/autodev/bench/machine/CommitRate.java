package dev.autodev.bench.machine;

import dev.autodev.bench.report.Measure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** How many single-row inserts PostgreSQL commits. */
record CommitRate(Servers servers, long nanos) {
  static final int CLIENTS = 32;
  private static final String TABLE = "bench_machine";

  Measure measure() throws Exception {
    execute("create table if not exists " + TABLE + " (id bigserial primary key, body text)");
    try (var clients = new Clients(CLIENTS, this::connect)) {
      return clients.measure("pg-commits-jdbc", nanos);
    } finally {
      execute("drop table " + TABLE);
    }
  }

  private Inserting connect() throws SQLException {
    var connection = servers.postgres();
    var insert = connection.prepareStatement("insert into " + TABLE + " (body) values (?)");
    insert.setString(1, "a row of some bytes, committed on its own");
    return new Inserting(connection, insert);
  }

  private void execute(String sql) throws SQLException {
    try (var connection = servers.postgres();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private record Inserting(Connection connection, PreparedStatement insert) implements Client {
    @Override
    public void once() throws SQLException {
      insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
