package dev.autodev.control;

import dev.autodev.embedded.EmbeddedOptions;
import dev.autodev.embedded.EmbeddedServers;
import dev.autodev.embedded.PostgresEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty database of a test's own, on a real PostgreSQL with a superuser; the server is started
 * once per JVM.
 */
public final class OwnDatabase {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static @Nullable EmbeddedServers servers;
  private static @Nullable Path directory;

  private final String name = "own" + COUNT.incrementAndGet();

  /** Makes it. */
  public OwnDatabase() {
    execute(source("postgres", "postgres", superuser().password()), "create database " + name);
  }

  /** Runs the migrations up to a version, such as "21", or all of them with "latest". */
  public OwnDatabase migrate(String target) {
    return migrate("filesystem:" + MIGRATIONS, target);
  }

  /** The same, of another place. */
  public OwnDatabase migrate(String location, String target) {
    Flyway.configure().dataSource(source()).locations(location).target(target).load().migrate();
    return this;
  }

  /** As the superuser. */
  public PGSimpleDataSource source() {
    return source(name, "postgres", superuser().password());
  }

  /** As somebody else. */
  public PGSimpleDataSource source(String user, String password) {
    return source(name, user, password);
  }

  /** As the superuser. */
  public void execute(String sql) {
    execute(source(), sql);
  }

  /** The rows of a query, their columns joined by a space. */
  public List<String> rows(String sql) {
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(found.getString(i)));
        }
        rows.add(String.join(" ", row));
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** Runs something that may be refused. */
  public static void execute(PGSimpleDataSource as, String sql) {
    try (Connection connection = as.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new RefusedException(e);
    }
  }

  /** What the database said. */
  public static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(SQLException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private static PGSimpleDataSource source(String database, String user, String password) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(superuser().jdbcUrl());
    source.setDatabaseName(database);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  private static PostgresEndpoint superuser() {
    if (ContainedServers.wanted()) {
      return ContainedServers.get().superuser();
    }
    PostgresEndpoint owner = server().postgres();
    return new PostgresEndpoint(
        owner.host(), owner.port(), "postgres", embeddedPassword(), "postgres");
  }

  private static String embeddedPassword() {
    Path place = directory;
    if (place == null) {
      throw new IllegalStateException("the server was not started");
    }
    try {
      return Files.readString(place.resolve("secrets/postgres-superuser")).strip();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static synchronized EmbeddedServers server() {
    EmbeddedServers running = servers;
    if (running == null) {
      try {
        Path place = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "own-server-");
        EmbeddedServers started = EmbeddedServers.start(new EmbeddedOptions(place, 0, 0, false));
        Runtime.getRuntime().addShutdownHook(new Thread(started::close, "own-database"));
        directory = place;
        servers = started;
        running = started;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return running;
  }
}
