package dev.autodev.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import redis.clients.jedis.Jedis;

/** A row and a key that should outlive a start. */
final class Kept {
  private Kept() {}

  static void write(EmbeddedServers servers, String value) throws SQLException {
    try (var connection = connect(servers.postgres());
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept (value text)");
      statement.execute("INSERT INTO kept VALUES ('" + value + "')");
    }
    try (var redis = new Jedis(servers.redisUrl())) {
      redis.set("kept", value);
    }
  }

  static void verify(EmbeddedServers servers, String value) throws SQLException {
    verify(servers.postgres(), value);
    try (var redis = new Jedis(servers.redisUrl())) {
      assertThat(redis.get("kept")).isEqualTo(value);
    }
  }

  private static void verify(PostgresEndpoint postgres, String value) throws SQLException {
    try (var connection = connect(postgres);
        var rows = connection.createStatement().executeQuery("SELECT value FROM kept")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo(value);
      assertThat(rows.next()).isFalse();
    }
  }

  static String setting(EmbeddedServers servers, String name) throws SQLException {
    try (var connection = connect(servers.postgres());
        var rows = connection.createStatement().executeQuery("SHOW " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(PostgresEndpoint postgres) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }
}
