package dev.autodev.embedded;

/** How to reach the running PostgreSQL; as a role that is no superuser. */
public record PostgresEndpoint(
    String host, int port, String user, String password, String database) {

  /** For JDBC drivers, without credentials. */
  public String jdbcUrl() {
    return "jdbc:" + reactiveUrl();
  }

  /** For the Vert.x client, without credentials. */
  public String reactiveUrl() {
    return "postgresql://%s:%d/%s".formatted(host, port, database);
  }

  @Override
  public String toString() {
    return "%s as %s".formatted(reactiveUrl(), user);
  }
}
