package dev.autodev.control.grant;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * The role of the webhook service: it may add lines to the table of deliveries, see which are there
 * already, and nothing else. Each start makes it, where a password is set for it, and gives it its
 * rights as they are to be, whoever made it.
 */
@ApplicationScoped
class WebhookRole {
  static final String NAME = "webhook";

  private static final Logger LOG = Logger.getLogger(WebhookRole.class);
  private static final String MAY_NOT = "42501";
  // One process at a time, where several start together.
  private static final String TURN =
      "select pg_advisory_xact_lock(hashtext('autodev webhook role'))";
  private static final String RIGHTS = "/db/grant/webhook.sql";

  private final WebhookRoleConfig config;
  private final DataSource database;

  WebhookRole(WebhookRoleConfig config, DataSource database) {
    this.config = config;
    this.database = database;
  }

  void start(@Observes StartupEvent started) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(TURN);
      if (config.password().isPresent()) {
        admit(connection, statement, config.password().get());
      }
      if (exists(statement)) {
        statement.execute(rights());
      }
      connection.commit();
    } catch (SQLException e) {
      throw MAY_NOT.equals(e.getSQLState()) && config.password().isPresent()
          ? new IllegalStateException(
              "swarm.webhook-role.password is set, but the database's user may not make the role"
                  + " 'webhook': give it CREATEROLE, or make the role by hand (OPERATIONS.md,"
                  + " Webhooks) and leave the setting out",
              e)
          : new IllegalStateException(
              "the role 'webhook' could not be given its rights in the database", e);
    }
  }

  private static void admit(Connection connection, Statement statement, String password)
      throws SQLException {
    if (!exists(statement)) {
      statement.execute("create role webhook login");
      LOG.info("the role 'webhook' was made in the database: it may add deliveries, no more");
    }
    // Hashed here: the server and its log never see it.
    connection
        .unwrap(PGConnection.class)
        .alterUserPassword(NAME, password.toCharArray(), "scram-sha-256");
  }

  private static String rights() {
    try (InputStream text =
        Objects.requireNonNull(WebhookRole.class.getResourceAsStream(RIGHTS), RIGHTS)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean exists(Statement statement) throws SQLException {
    try (ResultSet found =
        statement.executeQuery("select 1 from pg_roles where rolname = '" + NAME + "'")) {
      return found.next();
    }
  }
}
