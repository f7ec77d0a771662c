package dev.autodev.asana;

import dev.autodev.asanasim.AsanaSim;
import dev.autodev.embedded.EmbeddedServers;
import dev.autodev.embedded.EmbeddedTestServers;
import dev.autodev.embedded.PostgresEndpoint;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Real PostgreSQL and Redis, and a stand-in for Asana, once per JVM. */
public class TestServers implements QuarkusTestResourceLifecycleManager {
  public static final AsanaSim SIM = AsanaSim.start();

  /** Whose projects are polled. */
  public static final String PORTFOLIO = SIM.portfolio("Aegis Projects");

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
        "swarm.asana.token", SIM.token(),
        "swarm.asana.portfolios", PORTFOLIO);
  }

  @Override
  public void stop() {
    // All of it ends with the JVM.
  }
}
