package dev.autodev.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import org.jboss.logging.Logger;

/** PostgreSQL on 127.0.0.1, with passwords, on a data directory that is kept. */
final class PostgresServer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(PostgresServer.class);
  private static final String NAME = "postgres";

  private final EmbeddedPostgres server;
  private final PostgresEndpoint endpoint;
  private final PostgresEndpoint webhook;

  private PostgresServer(EmbeddedPostgres server, PostgresAccess access, int port) {
    this.server = server;
    this.endpoint = access.endpoint(port);
    this.webhook = access.webhook(port);
  }

  static PostgresServer start(EmbeddedOptions options, DataDirectory data) throws IOException {
    var directory = options.dataDirectory().resolve(NAME);
    var access =
        new PostgresAccess(
            directory,
            new PostgresAccess.Passwords(
                data.secret("postgres-superuser"),
                data.secret(NAME),
                data.secret("postgres-webhook")));
    var port = settlePort(options, data, directory, access);
    var server = launch(options, data, directory, access, port);
    try {
      access.secure(server);
      access.admitWebhook(server);
      data.remember(NAME, port);
      return new PostgresServer(server, access, port);
    } catch (SQLException | IOException e) {
      server.close();
      throw new EmbeddedServersException(
          "PostgreSQL started but its database could not be prepared (%s); see %s and start again"
              .formatted(e.getMessage(), data.log(NAME)),
          e);
    }
  }

  private static int settlePort(
      EmbeddedOptions options, DataDirectory data, Path directory, PostgresAccess access)
      throws IOException {
    var survivor = SurvivingPostmaster.find(directory);
    if (survivor.isPresent()) {
      var wanted = options.postgresPort();
      var port = survivor.get().port();
      if (access.isSecured() && (wanted == 0 || wanted == port)) {
        LOG.infof(
            "adopting PostgreSQL pid=%d port=%d, left by an earlier process",
            survivor.get().process().pid(), port);
        return port;
      }
      LOG.infof(
          "stopping PostgreSQL pid=%d, left by an earlier process", survivor.get().process().pid());
      survivor.get().stop();
    }
    SurvivingPostmaster.unlockAfterUnreaped(directory);
    if (Files.exists(directory) && !access.isSecured()) {
      LOG.info("an earlier first start of PostgreSQL did not finish; starting it over");
      deleteTree(directory);
    }
    return Ports.choose("PostgreSQL", options.postgresPort(), data.rememberedPort(NAME));
  }

  private static EmbeddedPostgres launch(
      EmbeddedOptions options, DataDirectory data, Path directory, PostgresAccess access, int port)
      throws IOException {
    var log = Redirect.appendTo(data.log(NAME).toFile());
    var durability = options.durable() ? "on" : "off";
    try {
      return EmbeddedPostgres.builder()
          .setOverrideWorkingDirectory(UnpackDirectory.find(data).toFile())
          .setDataDirectory(directory)
          .setCleanDataDirectory(false)
          .setRegisterShutdownHook(false)
          .setPGStartupWait(Duration.ofSeconds(60))
          .setPort(port)
          .setConnectConfig("password", access.passwords().superuser())
          .setOutputRedirector(log)
          .setErrorRedirector(log)
          // The library's own defaults switch durability off.
          .setServerConfig("fsync", durability)
          .setServerConfig("synchronous_commit", durability)
          .setServerConfig("full_page_writes", durability)
          .setServerConfig("listen_addresses", EmbeddedServers.HOST)
          .setServerConfig("unix_socket_directories", "")
          .setServerConfig("password_encryption", "scram-sha-256")
          .setServerConfig("max_connections", "100")
          .setServerConfig("shared_buffers", "32MB")
          .start();
    } catch (IOException | RuntimeException e) {
      throw new EmbeddedServersException(whyItFailed(data.log(NAME), e), e);
    }
  }

  private static String whyItFailed(Path log, Exception cause) {
    var remedy =
        "root".equals(System.getProperty("user.name"))
            ? "PostgreSQL refuses to run as root and is started through 'unshare -U' (package util-linux, user namespaces"
                + " allowed); where that is not possible start Auto-Dev as an ordinary user or point it to a PostgreSQL of your own"
            : "see the log, or point Auto-Dev to a PostgreSQL of your own";
    return "PostgreSQL does not start (%s; log %s): %s".formatted(cause.getMessage(), log, remedy);
  }

  private static void deleteTree(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  PostgresEndpoint endpoint() {
    return endpoint;
  }

  PostgresEndpoint webhook() {
    return webhook;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException | RuntimeException e) {
      LOG.warnf(
          "PostgreSQL port=%d did not stop cleanly (%s); the next start adopts it",
          endpoint.port(), e);
    }
  }
}
