package dev.autodev.scheduler;

import dev.autodev.embedded.EmbeddedServers;
import dev.autodev.embedded.EmbeddedTestServers;
import dev.autodev.embedded.PostgresEndpoint;
import dev.autodev.sims.gitlab.GitLabSim;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Real PostgreSQL and Redis, and a stand-in for GitLab, once per JVM. */
public class TestServers implements QuarkusTestResourceLifecycleManager {
  public static final String BOTS_TOKEN = "glpat-of-the-bot";

  /** Where people ask for work. */
  public static final GitLabSim GITLAB =
      GitLabSim.start(0, Clock.systemUTC(), Path.of("target/gitlab"));

  static {
    GITLAB.person("auto-dev-bot", BOTS_TOKEN);
    GITLAB.person("alice", "alices-token");
    GITLAB.person("mallory", "mallorys-token");
  }

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
        "swarm.forges.gitlab.url", GITLAB.url().toString(),
        "swarm.forges.gitlab.token", BOTS_TOKEN);
  }

  @Override
  public void stop() {
    // All of it ends with the JVM.
  }
}
