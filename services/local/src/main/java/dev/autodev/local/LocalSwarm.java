package dev.autodev.local;

import dev.autodev.embedded.EmbeddedOptions;
import dev.autodev.embedded.EmbeddedServers;
import dev.autodev.embedded.PostgresEndpoint;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Starts the embedded servers, tells the application where they are, and stops them after it. */
@QuarkusMain
public final class LocalSwarm {
  private static final long DRAINED_WITHIN_SECONDS = 120;

  private LocalSwarm() {}

  /**
   * Needs no arguments: {@code swarm.data} (environment: SWARM_DATA) says where everything is kept.
   * With {@code config} it starts nothing, and prints what it would start with.
   */
  public static void main(String... arguments) throws IOException {
    if (List.of(arguments).equals(List.of("config"))) {
      System.exit(ConfigReport.print(System.out));
    }
    EmbeddedServers servers = EmbeddedServers.start(EmbeddedOptions.in(data()));
    CountDownLatch applicationEnded = new CountDownLatch(1);
    // A hook: when the process is asked to stop, nothing after Quarkus.run is sure to be reached.
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(servers, applicationEnded), "stop-servers"));
    PostgresEndpoint postgres = servers.postgres();
    property("quarkus.datasource.reactive.url", postgres.reactiveUrl());
    property("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
    property("quarkus.datasource.username", postgres.user());
    property("quarkus.datasource.password", postgres.password());
    property("quarkus.redis.hosts", servers.redisUrl());
    property("swarm.mode", "all-in-one");
    AtomicInteger exitCode = new AtomicInteger();
    try {
      Quarkus.run(
          null,
          (code, failure) -> {
            exitCode.set(code);
            say(failure);
          },
          arguments);
    } finally {
      applicationEnded.countDown();
    }
    System.exit(exitCode.get());
  }

  /** The last line is the one that says what to mend. */
  private static void say(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      System.err.println("The swarm ended: " + cause);
    }
  }

  private static void stop(EmbeddedServers servers, CountDownLatch applicationEnded) {
    try {
      if (!applicationEnded.await(DRAINED_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        System.err.println(
            "The application has not ended after "
                + DRAINED_WITHIN_SECONDS
                + " s; its servers are stopped now, the next start takes its work up");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    servers.close();
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
