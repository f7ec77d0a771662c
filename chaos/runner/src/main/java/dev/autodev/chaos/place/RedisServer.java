package dev.autodev.chaos.place;

import dev.autodev.chaos.ChaosException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Path;
import redis.clients.jedis.Jedis;

/** What one can do to a Redis that runs, and to the file of one that does not. */
public record RedisServer(Servers servers) {
  public void configure(String name, String value) {
    try (Jedis redis = open()) {
      redis.configSet(name, value);
    }
  }

  /** Bytes that its data takes. */
  public long usedMemory() {
    try (Jedis redis = open()) {
      return redis
          .info("memory")
          .lines()
          .filter(line -> line.startsWith("used_memory:"))
          .mapToLong(line -> Long.parseLong(line.substring("used_memory:".length()).strip()))
          .sum();
    }
  }

  /** Entries of a stream. */
  public long length(String stream) {
    try (Jedis redis = open()) {
      return redis.xlen(stream);
    }
  }

  /** All of it. */
  public void flush() {
    try (Jedis redis = open()) {
      redis.flushAll();
    }
  }

  /** What had not reached the disk when the power went; the server is down. */
  public void cutTail(int bytes) {
    Path file = servers.directory("redis").resolve("appendonly.aof");
    try (RandomAccessFile aof = new RandomAccessFile(file.toFile(), "rw")) {
      aof.setLength(Math.max(0, aof.length() - bytes));
    } catch (IOException e) {
      throw new ChaosException("the append-only file cannot be cut", e);
    }
  }

  private Jedis open() {
    return new Jedis(URI.create(servers.redisUrl()));
  }
}
