package dev.autodev.streams;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real server for tests that start an application. */
public class EmbeddedServer implements QuarkusTestResourceLifecycleManager {
  private RedisProcess server;

  @Override
  public Map<String, String> start() {
    server = new RedisProcess(Servers.first()).up();
    return Map.of("quarkus.redis.hosts", server.address());
  }

  @Override
  public void stop() {
    if (server != null) {
      server.close();
    }
  }
}
