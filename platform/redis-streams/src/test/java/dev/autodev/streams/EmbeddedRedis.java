package dev.autodev.streams;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import redis.embedded.RedisServer;

/** A real Redis on a free loopback port that keeps its data when a test restarts it. */
public class EmbeddedRedis implements QuarkusTestResourceLifecycleManager {
  private RedisServer server;
  private int port;
  private Path data;

  @Override
  public Map<String, String> start() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
      data = Files.createTempDirectory("redis-streams");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    up();
    return Map.of("quarkus.redis.hosts", "redis://127.0.0.1:" + port);
  }

  private void up() {
    try {
      server =
          RedisServer.newRedisServer()
              .port(port)
              .setting("bind 127.0.0.1")
              .setting("dir " + data)
              .setting("appendonly yes")
              .setting("save \"\"")
              .build();
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void down() {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(
        (Runnable) this::up,
        new TestInjector.AnnotatedAndMatchesType(RedisUp.class, Runnable.class));
    injector.injectIntoFields(
        (Runnable) this::down,
        new TestInjector.AnnotatedAndMatchesType(RedisDown.class, Runnable.class));
  }

  @Override
  public void stop() {
    down();
  }
}
