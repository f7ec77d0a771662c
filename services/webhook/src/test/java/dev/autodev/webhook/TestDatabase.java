package dev.autodev.webhook;

import dev.autodev.embedded.EmbeddedOptions;
import dev.autodev.embedded.EmbeddedServers;
import dev.autodev.embedded.PostgresEndpoint;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Real PostgreSQL with the control plane's migrations of the one table, and for the service the
 * role that these grant it.
 */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
  static final String GITLAB_TOKEN = "a-token-for-tests-only";
  static final String GITLAB_SIGNING = "whsec_" + "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  static final String GITHUB_SECRET = "a-github-secret-for-tests";
  static final String ASANA_SECRET = "an-asana-secret-for-tests";
  private static final Path MIGRATIONS =
      Path.of("../../platform/control-plane/src/main/resources/db/migration");

  private static @Nullable Path directory;
  private static @Nullable EmbeddedServers servers;

  @Override
  public Map<String, String> start() {
    PostgresEndpoint postgres = database();
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.datasource.reactive.url", postgres.reactiveUrl());
    settings.put("quarkus.datasource.username", postgres.user());
    settings.put("quarkus.datasource.password", postgres.password());
    settings.put("swarm.webhooks.gitlab.secret", GITLAB_TOKEN + "," + GITLAB_SIGNING);
    settings.put("swarm.webhooks.gitlab.bot", "auto-dev-bot");
    settings.put("swarm.webhooks.github.secret", GITHUB_SECRET);
    settings.put("swarm.webhooks.asana.secret", ASANA_SECRET);
    settings.put("swarm.webhooks.asana.handshake", "true");
    // All of these tests together.
    settings.put("swarm.webhooks.rate.burst", "100000");
    return settings;
  }

  /** Once per JVM. */
  private static synchronized PostgresEndpoint database() {
    EmbeddedServers running = servers;
    if (running == null) {
      try {
        Path place = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "servers-");
        running =
            EmbeddedServers.start(new EmbeddedOptions(place, 0, 0, AnswerTimesTest.isAsked()));
        directory = place;
        servers = running;
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "test-database"));
        execute(Files.readString(MIGRATIONS.resolve("V18__webhooks.sql")));
        execute(Files.readString(MIGRATIONS.resolveSibling("grant/webhook.sql")));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return running.webhook();
  }

  @Override
  public void stop() {
    // All of it ends with the JVM.
  }

  /** As the superuser. */
  static void execute(String sql) {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column. */
  static List<String> column(String sql) {
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

  private static Connection connection() throws SQLException {
    try {
      String password =
          Files.readString(
              Objects.requireNonNull(directory).resolve("secrets").resolve("postgres-superuser"));
      return DriverManager.getConnection(
          Objects.requireNonNull(servers).postgres().jdbcUrl(), "postgres", password.strip());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
