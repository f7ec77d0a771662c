package dev.autodev.asana;

import dev.autodev.asanasim.AsanaSim;
import dev.autodev.embedded.EmbeddedServers;
import dev.autodev.embedded.EmbeddedTestServers;
import dev.autodev.embedded.PostgresEndpoint;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Real PostgreSQL and Redis, and a stand-in for Asana, once per JVM. */
public class TestServers implements QuarkusTestResourceLifecycleManager {
  static final AsanaSim SIM = AsanaSim.start();

  @Override
  public Map<String, String> start() {
    EmbeddedServers servers = EmbeddedTestServers.get();
    PostgresEndpoint postgres = servers.postgres();
    return Map.of(
        "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
        "quarkus.datasource.reactive.url", postgres.reactiveUrl(),
        "quarkus.datasource.username", postgres.user(),
        "quarkus.datasource.password", postgres.password(),
        "quarkus.redis.hosts", servers.redisUrl(),
        "swarm.asana.url", SIM.url(),
        "swarm.asana.token", SIM.token());
  }

  @Override
  public void stop() {
    // All of it ends with the JVM.
  }
}
