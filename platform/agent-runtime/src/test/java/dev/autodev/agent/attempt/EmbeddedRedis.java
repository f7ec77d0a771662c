package dev.autodev.agent.attempt;

import dev.autodev.embedded.EmbeddedTestServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real Redis, the same for all tests of this JVM. */
public class EmbeddedRedis implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of("quarkus.redis.hosts", EmbeddedTestServers.get().redisUrl());
  }

  @Override
  public void stop() {}
}
