package dev.autodev.control;

import dev.autodev.embedded.EmbeddedServers;
import dev.autodev.embedded.EmbeddedTestServers;
import dev.autodev.embedded.PostgresEndpoint;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Real PostgreSQL and Redis, once per JVM; in containers where images of them are named. */
public class TestServers implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    if (ContainedServers.wanted()) {
      ContainedServers servers = ContainedServers.get();
      return settings(servers.owner(), servers.redisUrl());
    }
    EmbeddedServers servers = EmbeddedTestServers.get();
    return settings(servers.postgres(), servers.redisUrl());
  }

  private static Map<String, String> settings(PostgresEndpoint postgres, String redis) {
    return Map.of(
        "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
        "quarkus.datasource.reactive.url", postgres.reactiveUrl(),
        "quarkus.datasource.username", postgres.user(),
        "quarkus.datasource.password", postgres.password(),
        "quarkus.redis.hosts", redis);
  }

  @Override
  public void stop() {
    // The servers end with the JVM.
  }
}
