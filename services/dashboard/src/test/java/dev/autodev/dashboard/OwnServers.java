package dev.autodev.dashboard;

import dev.autodev.embedded.EmbeddedOptions;
import dev.autodev.embedded.EmbeddedServers;
import dev.autodev.embedded.PostgresEndpoint;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** PostgreSQL and Redis of one test class, which kills them. */
public class OwnServers implements QuarkusTestResourceLifecycleManager {
  private static @Nullable EmbeddedServers servers;
  private static @Nullable Path data;

  /** Starts the application with these servers only. */
  public static class Profile implements QuarkusTestProfile {
    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(OwnServers.class));
    }
  }

  @Override
  public Map<String, String> start() {
    try {
      data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "own-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    servers = EmbeddedServers.start(EmbeddedOptions.in(data));
    PostgresEndpoint postgres = servers.postgres();
    return Map.of(
        "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
        "quarkus.datasource.reactive.url", postgres.reactiveUrl(),
        "quarkus.datasource.username", postgres.user(),
        "quarkus.datasource.password", postgres.password(),
        "quarkus.redis.hosts", servers.redisUrl());
  }

  /** A connection that the application knows nothing of. */
  static Connection connect() throws SQLException {
    PostgresEndpoint postgres = Objects.requireNonNull(servers).postgres();
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  /** kill -9 of the postmaster and its family. */
  static void killPostgres() throws Exception {
    Path file = Objects.requireNonNull(data).resolve("postgres").resolve("postmaster.pid");
    kill(Long.parseLong(Files.readAllLines(file).getFirst().strip()));
  }

  static void killRedis(long pid) throws Exception {
    kill(pid);
  }

  private static void kill(long pid) throws Exception {
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> family = process.descendants().toList();
    process.destroyForcibly();
    family.forEach(ProcessHandle::destroyForcibly);
    process.onExit().get(20, TimeUnit.SECONDS);
  }

  /** Both, on their old ports and data. */
  static void startAgain() {
    Objects.requireNonNull(servers).close();
    servers = EmbeddedServers.start(EmbeddedOptions.in(Objects.requireNonNull(data)));
  }

  @Override
  public void stop() {
    Objects.requireNonNull(servers).close();
    try (var paths = Files.walk(Objects.requireNonNull(data))) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      // It lies in target/.
    }
  }
}
