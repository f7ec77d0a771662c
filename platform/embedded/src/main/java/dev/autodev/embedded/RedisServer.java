package dev.autodev.embedded;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import redis.embedded.core.ExecutableProvider;

/** Redis on 127.0.0.1 with a password and an append-only file. */
final class RedisServer implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RedisServer.class);
  private static final String NAME = "redis";
  private static final long START_MILLIS = 15_000;

  private final ProcessHandle process;
  private final RedisConnection connection;

  private RedisServer(ProcessHandle process, RedisConnection connection) {
    this.process = process;
    this.connection = connection;
  }

  static RedisServer start(EmbeddedOptions options, DataDirectory data) throws IOException {
    var directory = data.folder(NAME);
    var password = data.secret(NAME);
    var remembered = data.rememberedPort(NAME);
    var survivor = new RedisConnection(remembered, password);
    if (remembered != 0 && survivor.servesFrom(directory)) {
      var wanted = options.redisPort();
      var server = new RedisServer(ProcessHandle.of(survivor.processId()).orElseThrow(), survivor);
      if (wanted == 0 || wanted == remembered) {
        LOG.infof(
            "adopting Redis pid=%d port=%d, left by an earlier process",
            server.process.pid(), remembered);
        return server;
      }
      LOG.infof("stopping Redis pid=%d, left by an earlier process", server.process.pid());
      server.close();
    }
    var port = Ports.choose("Redis", options.redisPort(), remembered);
    data.remember(NAME, port);
    return launch(options, data, directory, new RedisConnection(port, password));
  }

  private static RedisServer launch(
      EmbeddedOptions options, DataDirectory data, Path directory, RedisConnection connection)
      throws IOException {
    var configuration = directory.resolve("redis.conf");
    DataDirectory.writePrivately(
        configuration, configuration(connection, directory, options.durable()));
    var log = data.log(NAME);
    var process =
        new ProcessBuilder(
                executable(UnpackDirectory.find(data)).toString(), configuration.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    awaitReady(process, connection, log);
    return new RedisServer(process.toHandle(), connection);
  }

  private static String configuration(RedisConnection connection, Path directory, boolean durable) {
    return """
        bind %s
        protected-mode yes
        port %d
        requirepass %s
        dir "%s"
        appendonly %s
        appendfsync everysec
        save ""
        maxmemory-policy noeviction
        daemonize no
        """
        .formatted(
            EmbeddedServers.HOST,
            connection.port(),
            connection.password(),
            directory.toString().replace("\\", "\\\\").replace("\"", "\\\""),
            durable ? "yes" : "no");
  }

  /** Unpacked once: the library would unpack into the temp directory at every start. */
  private static Path executable(Path unpackDirectory) throws IOException {
    var configured = System.getProperty(ExecutableProvider.PROPERTY_EXECUTABLE_LOCATION);
    if (configured != null) {
      return Path.of(configured);
    }
    var target =
        Files.createDirectories(unpackDirectory.resolve("redis-6.2")).resolve("redis-server");
    if (!Files.isExecutable(target)) {
      var scratch = Files.createTempDirectory(target.getParent(), "unpack");
      var unpacked = ExecutableProvider.newJarResourceProvider(scratch.toFile()).get().toPath();
      Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(scratch);
    }
    return target;
  }

  private static void awaitReady(Process process, RedisConnection connection, Path log)
      throws IOException {
    var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
    while (!connection.answers()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new EmbeddedServersException(
            "Redis does not start (log %s): it needs glibc 2.34 and OpenSSL 3; otherwise name a redis-server of your own with -D%s=…"
                .formatted(log, ExecutableProvider.PROPERTY_EXECUTABLE_LOCATION));
      }
      pause(process);
    }
  }

  private static void pause(Process process) throws IOException {
    try {
      process.waitFor(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw new IOException("interrupted while Redis was starting", e);
    }
  }

  String url() {
    return connection.url();
  }

  @Override
  public void close() {
    connection.shutdown();
    if (!ProcessEnd.await(process, Duration.ofSeconds(10))) {
      LOG.warnf("Redis pid=%d does not stop; ending it, the append-only file stays", process.pid());
      process.destroyForcibly();
    }
  }
}
