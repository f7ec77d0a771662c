package dev.autodev.bench.machine;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Where the two servers are, from the same variables as the control plane reads. */
record Servers(String jdbcUrl, String user, String password, URI redis) {
  static Servers of(Map<String, String> environment) {
    return new Servers(
        required(environment, "QUARKUS_DATASOURCE_JDBC_URL"),
        required(environment, "QUARKUS_DATASOURCE_USERNAME"),
        required(environment, "QUARKUS_DATASOURCE_PASSWORD"),
        URI.create(required(environment, "QUARKUS_REDIS_HOSTS")));
  }

  private static String required(Map<String, String> environment, String name) {
    var value = environment.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is not set; scripts/bench sets it");
    }
    return value;
  }

  Connection postgres() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, password);
  }
}
