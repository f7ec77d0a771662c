package dev.autodev.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Who may log in. A new cluster trusts everybody on loopback, so its first start sets the passwords
 * and then asks for them; the rewritten pg_hba.conf marks that first start as finished.
 */
record PostgresAccess(Path dataDirectory, Passwords passwords) {
  private static final String USER = "autodev";
  private static final String WEBHOOK = "webhook";
  private static final String DATABASE = "autodev";
  private static final String MARK = "# Written by Auto-Dev: passwords on loopback, nothing else.";

  /** Hexadecimal digits: nothing to quote. */
  record Passwords(String superuser, String owner, String webhook) {}

  PostgresEndpoint endpoint(int port) {
    return new PostgresEndpoint(EmbeddedServers.HOST, port, USER, passwords.owner, DATABASE);
  }

  PostgresEndpoint webhook(int port) {
    return new PostgresEndpoint(EmbeddedServers.HOST, port, WEBHOOK, passwords.webhook, DATABASE);
  }

  boolean isSecured() throws IOException {
    var rules = dataDirectory.resolve("pg_hba.conf");
    return Files.exists(rules) && Files.readString(rules).startsWith(MARK);
  }

  void secure(EmbeddedPostgres server) throws SQLException, IOException {
    if (isSecured()) {
      return;
    }
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      createDatabase(statement);
      statement.execute("ALTER ROLE postgres PASSWORD '" + passwords.superuser + "'");
      DataDirectory.writePrivately(
          dataDirectory.resolve("pg_hba.conf"),
          MARK + "\nhost all all 127.0.0.1/32 scram-sha-256\n");
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  /**
   * The service that strangers reach has a role of its own, which may do nothing yet: a control
   * plane that starts grants it its part of one table.
   */
  void admitWebhook(EmbeddedPostgres server) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var known =
            statement.executeQuery("SELECT FROM pg_roles WHERE rolname = '" + WEBHOOK + "'")) {
      var verb = known.next() ? "ALTER" : "CREATE";
      statement.execute(verb + " ROLE " + WEBHOOK + " LOGIN PASSWORD '" + passwords.webhook + "'");
    }
  }

  private void createDatabase(Statement statement) throws SQLException {
    statement.execute("CREATE ROLE " + USER + " LOGIN PASSWORD '" + passwords.owner + "'");
    statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + USER);
  }
}
