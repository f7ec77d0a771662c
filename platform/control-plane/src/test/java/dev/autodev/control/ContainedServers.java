package dev.autodev.control;

import dev.autodev.embedded.PostgresEndpoint;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * PostgreSQL and Redis in containers of the images that the properties {@code containers.postgres}
 * and {@code containers.redis} name, once per JVM.
 */
final class ContainedServers {
  private static final int POSTGRES_PORT = 5432;
  private static final int REDIS_PORT = 6379;
  private static final String SUPERUSER = "postgres";
  private static final String OWNER = "autodev";

  private static @Nullable ContainedServers servers;

  private final String password = UUID.randomUUID().toString();
  private final GenericContainer<?> postgres;
  private final GenericContainer<?> redis;

  @SuppressWarnings("resource") // both end with the JVM
  private ContainedServers() {
    postgres =
        new GenericContainer<>(image("containers.postgres"))
            .withEnv(Map.of("POSTGRES_USER", SUPERUSER, "POSTGRES_PASSWORD", password))
            .withExposedPorts(POSTGRES_PORT)
            // A first start makes its database, and ends once before it is there for good.
            .waitingFor(Wait.forSuccessfulCommand("pg_isready -h 127.0.0.1 -U " + SUPERUSER))
            .withStartupTimeout(Duration.ofMinutes(2));
    redis =
        new GenericContainer<>(image("containers.redis"))
            .withCommand("redis-server")
            .withExposedPorts(REDIS_PORT);
  }

  static boolean wanted() {
    return System.getProperty("containers.postgres") != null;
  }

  /** Started at the first call; every later one gets the same. */
  static synchronized ContainedServers get() {
    ContainedServers running = servers;
    if (running == null) {
      ContainedServers started = new ContainedServers();
      Runtime.getRuntime().addShutdownHook(new Thread(started::stop, "contained-servers"));
      started.start();
      servers = started;
      running = started;
    }
    return running;
  }

  private static String image(String property) {
    return Objects.requireNonNull(System.getProperty(property), property);
  }

  private void start() {
    postgres.start();
    redis.start();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(OWNER, password));
      statement.execute("CREATE DATABASE %s OWNER %s".formatted(OWNER, OWNER));
      try (ResultSet version = statement.executeQuery("SELECT version()")) {
        version.next();
        System.out.println("The control plane is tested with " + version.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    PostgresEndpoint superuser = superuser();
    return DriverManager.getConnection(superuser.jdbcUrl(), superuser.user(), superuser.password());
  }

  private void stop() {
    postgres.stop();
    redis.stop();
  }

  /** As a control plane is: no superuser. */
  PostgresEndpoint owner() {
    return endpoint(OWNER, OWNER);
  }

  PostgresEndpoint superuser() {
    return endpoint(SUPERUSER, "postgres");
  }

  private PostgresEndpoint endpoint(String user, String database) {
    return new PostgresEndpoint(
        postgres.getHost(), postgres.getMappedPort(POSTGRES_PORT), user, password, database);
  }

  String redisUrl() {
    return "redis://%s:%d".formatted(redis.getHost(), redis.getMappedPort(REDIS_PORT));
  }
}
