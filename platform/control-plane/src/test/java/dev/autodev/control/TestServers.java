package dev.autodev.control;

import dev.autodev.embedded.EmbeddedServers;
import dev.autodev.embedded.EmbeddedTestServers;
import dev.autodev.embedded.PostgresEndpoint;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Real PostgreSQL and Redis, once per JVM. */
public class TestServers implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    EmbeddedServers servers = EmbeddedTestServers.get();
    PostgresEndpoint postgres = servers.postgres();
    return Map.of(
        "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
        "quarkus.datasource.reactive.url", postgres.reactiveUrl(),
        "quarkus.datasource.username", postgres.user(),
        "quarkus.datasource.password", postgres.password(),
        "quarkus.redis.hosts", servers.redisUrl());
  }

  @Override
  public void stop() {
    // The servers end with the JVM.
  }
}
