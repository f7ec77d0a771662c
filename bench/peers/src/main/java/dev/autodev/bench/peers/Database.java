package dev.autodev.bench.peers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** A schema of its own with the table that db-scheduler documents, dropped when all is done. */
final class Database implements AutoCloseable {
  private static final String SCHEMA = "bench_db_scheduler";
  private static final int CONNECTIONS = 80; // 50 clients and 50 workers seldom wait for one

  private final HikariDataSource pool;

  private Database(HikariDataSource pool) {
    this.pool = pool;
  }

  /** Where the environment says, in the variables the control plane reads as well. */
  static Database open(Map<String, String> environment) throws SQLException {
    return open(
        required(environment, "QUARKUS_DATASOURCE_JDBC_URL"),
        required(environment, "QUARKUS_DATASOURCE_USERNAME"),
        required(environment, "QUARKUS_DATASOURCE_PASSWORD"));
  }

  static Database open(String url, String user, String password) throws SQLException {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setSchema(SCHEMA);
    config.setMaximumPoolSize(CONNECTIONS);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    var database = new Database(new HikariDataSource(config));
    database.create();
    return database;
  }

  private static String required(Map<String, String> environment, String name) {
    var value = environment.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is not set; scripts/bench sets it");
    }
    return value;
  }

  private void create() throws SQLException {
    execute("drop schema if exists " + SCHEMA + " cascade");
    execute("create schema " + SCHEMA);
    execute(
        """
        create table scheduled_tasks (
          task_name text not null,
          task_instance text not null,
          task_data bytea,
          execution_time timestamptz not null,
          picked boolean not null,
          picked_by text,
          last_success timestamptz,
          last_failure timestamptz,
          consecutive_failures int,
          last_heartbeat timestamptz,
          version bigint not null,
          priority smallint,
          primary key (task_name, task_instance)
        )""");
    execute("create index on scheduled_tasks (execution_time)");
    execute("create index on scheduled_tasks (last_heartbeat)");
    execute("create table arrivals (workflow text primary key, arrived int not null)");
  }

  DataSource source() {
    return pool;
  }

  /** Nothing left of the round before, neither rows nor their remains. */
  void clean() throws SQLException {
    execute("truncate scheduled_tasks, arrivals");
  }

  void execute(String sql) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String sql) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() {
    try {
      execute("drop schema if exists " + SCHEMA + " cascade");
    } catch (SQLException e) {
      System.err.println("The schema " + SCHEMA + " stays; drop it by hand: " + e.getMessage());
    }
    pool.close();
  }
}
