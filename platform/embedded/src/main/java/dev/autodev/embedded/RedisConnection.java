package dev.autodev.embedded;

import java.nio.file.Path;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** The few questions the launcher asks a Redis server; every one over a connection of its own. */
record RedisConnection(int port, String password) {
  private static final int TIMEOUT_MILLIS = 2_000;

  String url() {
    return "redis://:%s@%s:%d/0".formatted(password, EmbeddedServers.HOST, port);
  }

  boolean answers() {
    try (var redis = open()) {
      return "PONG".equals(redis.ping());
    } catch (JedisException e) {
      return false;
    }
  }

  boolean servesFrom(Path directory) {
    try (var redis = open()) {
      return redis.configGet("dir").contains(directory.toString());
    } catch (JedisException e) {
      return false; // nothing there, or a server of somebody else
    }
  }

  long processId() {
    try (var redis = open()) {
      return redis
          .info("server")
          .lines()
          .filter(line -> line.startsWith("process_id:"))
          .mapToLong(line -> Long.parseLong(line.substring("process_id:".length()).strip()))
          .findFirst()
          .orElseThrow();
    }
  }

  void shutdown() {
    try (var redis = open()) {
      redis.shutdown();
    } catch (JedisException e) {
      // Already gone, or the connection ended with it: the caller waits for the process.
    }
  }

  private Jedis open() {
    var redis = new Jedis(EmbeddedServers.HOST, port, TIMEOUT_MILLIS);
    try {
      redis.auth(password);
      return redis;
    } catch (JedisException e) {
      redis.close();
      throw e;
    }
  }

  @Override
  public String toString() {
    return "redis port " + port;
  }
}
