package dev.autodev.embedded;

import java.io.IOException;
import org.jboss.logging.Logger;

/** PostgreSQL and Redis, running and reachable on 127.0.0.1 only until {@link #close()}. */
public final class EmbeddedServers implements AutoCloseable {
  static final String HOST = "127.0.0.1";
  private static final Logger LOG = Logger.getLogger(EmbeddedServers.class);

  private final DataDirectory data;
  private final PostgresServer postgres;
  private final RedisServer redis;
  private boolean closed;

  private EmbeddedServers(DataDirectory data, PostgresServer postgres, RedisServer redis) {
    this.data = data;
    this.postgres = postgres;
    this.redis = redis;
  }

  /**
   * Starts both, or takes over what an earlier process left running on the same data directory. The
   * caller closes them; no shutdown hook is registered.
   */
  public static EmbeddedServers start(EmbeddedOptions options) {
    var data = DataDirectory.lock(options.dataDirectory());
    try {
      return startIn(options, data);
    } catch (IOException e) {
      data.close();
      throw new EmbeddedServersException(
          "The embedded servers cannot use %s (%s); make it writable or choose another data directory"
              .formatted(options.dataDirectory(), e),
          e);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  private static EmbeddedServers startIn(EmbeddedOptions options, DataDirectory data)
      throws IOException {
    var redis = RedisServer.start(options, data);
    try {
      var postgres = PostgresServer.start(options, data);
      LOG.infof(
          "embedded servers ready postgres=%d data=%s",
          postgres.endpoint().port(), options.dataDirectory());
      return new EmbeddedServers(data, postgres, redis);
    } catch (IOException | RuntimeException | Error e) { // too little memory to unpack is an Error
      redis.close();
      throw e;
    }
  }

  public PostgresEndpoint postgres() {
    return postgres.endpoint();
  }

  /** For the webhook service: a role that may do what a control plane grants it when it starts. */
  public PostgresEndpoint webhook() {
    return postgres.webhook();
  }

  /** With the password in it: for configuration, never for a log. */
  public String redisUrl() {
    return redis.url();
  }

  /** Stops both cleanly; their data stays. Closing twice is harmless. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    redis.close();
    postgres.close();
    data.close();
  }
}
