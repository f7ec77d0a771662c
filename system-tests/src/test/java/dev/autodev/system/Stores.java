package dev.autodev.system;

import dev.autodev.embedded.EmbeddedServers;
import dev.autodev.embedded.EmbeddedTestServers;
import dev.autodev.embedded.PostgresEndpoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A PostgreSQL and a Redis without a swarm, and single services that are started on them. */
record Stores(EmbeddedServers servers) {
  static Stores onServers() {
    return new Stores(EmbeddedTestServers.get());
  }

  /** As it is started with {@code --separate}, looking ten times a second. */
  OwnChild scheduler(Path folder) {
    PostgresEndpoint postgres = servers.postgres();
    return service(
        "scheduler",
        folder,
        postgres,
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(),
            "QUARKUS_REDIS_HOSTS", servers.redisUrl(),
            "SWARM_DATA", folder.toString(),
            "SWARM_SCHEDULES_EVERY", "100ms"));
  }

  /** As it is started with {@code --separate}: it knows Redis and no database. */
  OwnChild agent(String role, Path folder) {
    return service(
        role,
        folder,
        Map.of("QUARKUS_REDIS_HOSTS", servers.redisUrl(), "SWARM_DATA", folder.toString()));
  }

  /** As it is started with {@code --separate}, with the rights of its role and that secret. */
  OwnChild webhook(Path folder, String secret) {
    return service(
        "webhook", folder, servers.webhook(), Map.of("SWARM_WEBHOOKS_GITLAB_SECRET", secret));
  }

  private static OwnChild service(
      String name, Path folder, PostgresEndpoint postgres, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl());
    settings.put("QUARKUS_DATASOURCE_USERNAME", postgres.user());
    settings.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
    return service(name, folder, settings);
  }

  private static OwnChild service(String name, Path folder, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    settings.put("QUARKUS_HTTP_PORT", "0");
    return new OwnChild(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            Project.service(name).toString()),
        settings,
        folder);
  }

  /** The first column. */
  List<String> rows(String sql) {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void execute(String sql) {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connection() throws SQLException {
    PostgresEndpoint postgres = servers.postgres();
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }
}
