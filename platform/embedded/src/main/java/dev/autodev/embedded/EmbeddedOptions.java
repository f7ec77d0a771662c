package dev.autodev.embedded;

import java.nio.file.Path;

/**
 * Where and how the servers run.
 *
 * @param dataDirectory kept from start to start; created when missing
 * @param postgresPort 0 takes the port of the last start when it is free, else any free one
 * @param redisPort as postgresPort
 * @param durable false gives up everything after a crash for speed; for tests only
 */
public record EmbeddedOptions(
    Path dataDirectory, int postgresPort, int redisPort, boolean durable) {
  public EmbeddedOptions {
    dataDirectory = dataDirectory.toAbsolutePath().normalize();
    requirePort("PostgreSQL", postgresPort);
    requirePort("Redis", redisPort);
    if (postgresPort != 0 && postgresPort == redisPort) {
      throw new EmbeddedServersException(
          "PostgreSQL and Redis cannot both listen on port " + redisPort + "; name two ports or 0");
    }
  }

  /** Durable servers on the ports of the last start, or on free ones. */
  public static EmbeddedOptions in(Path dataDirectory) {
    return new EmbeddedOptions(dataDirectory, 0, 0, true);
  }

  private static void requirePort(String server, int port) {
    if (port < 0 || port > 65_535) {
      throw new EmbeddedServersException(
          "%s port %d is not a port; use 0 (any free one) to 65535".formatted(server, port));
    }
  }
}
