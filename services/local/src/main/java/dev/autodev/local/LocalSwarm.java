package dev.autodev.local;

import dev.autodev.embedded.EmbeddedOptions;
import dev.autodev.embedded.EmbeddedServers;
import dev.autodev.embedded.PostgresEndpoint;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Optional;

/** Starts the embedded servers, tells the application where they are, and stops them after it. */
@QuarkusMain
public final class LocalSwarm {
  private LocalSwarm() {}

  /**
   * Needs no arguments: {@code swarm.data} (environment: SWARM_DATA) says where everything is kept.
   */
  public static void main(String... arguments) {
    try (EmbeddedServers servers = EmbeddedServers.start(EmbeddedOptions.in(data()))) {
      PostgresEndpoint postgres = servers.postgres();
      property("quarkus.datasource.reactive.url", postgres.reactiveUrl());
      property("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
      property("quarkus.datasource.username", postgres.user());
      property("quarkus.datasource.password", postgres.password());
      property("quarkus.redis.hosts", servers.redisUrl());
      Quarkus.run(arguments);
    }
  }

  private static Path data() {
    return Path.of(
        Optional.ofNullable(System.getProperty("swarm.data"))
            .or(() -> Optional.ofNullable(System.getenv("SWARM_DATA")))
            .orElse(".swarm"));
  }

  /** What an operator set wins. */
  private static void property(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
