package dev.autodev.cli.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.ProviderKeys;
import dev.autodev.cli.api.Json;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * PostgreSQL and Redis as a process of their own.
 *
 * @param hooks the database as the webhook service's role has it
 */
record EmbeddedProcess(
    Map<String, String> redis, Map<String, String> database, Map<String, String> hooks) {
  private static final String NAME = "servers";
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);

  static Path jar(Path project) {
    return project.resolve("platform/embedded/target/embedded-1.0.0-SNAPSHOT-run.jar");
  }

  static EmbeddedProcess start(LaunchPlace place, Consumer<Process> started) {
    var invocation = place.invocation();
    var program =
        new JavaProgram(
            NAME,
            jar(invocation.project()),
            List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            List.of("--data", place.data().toString(), "--detached"),
            Map.of(),
            ProviderKeys.allIn(invocation.environment()));
    try {
      var answer = answer(place);
      ownerOnly(Files.createDirectories(secrets(place)), "rwx------");
      Files.deleteIfExists(answer);
      Files.createFile(answer);
      ownerOnly(answer, "rw-------");
      var process = program.start(invocation, Redirect.to(answer.toFile()), place.logging(NAME));
      started.accept(process);
      return of(await(answer, process, place));
    } catch (IOException e) {
      throw CliException.failed("The embedded servers cannot be started: " + e);
    }
  }

  private static void ownerOnly(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  /** The servers that a swarm has already. */
  static EmbeddedProcess running(LaunchPlace place) {
    try {
      return of(Json.read(Files.readString(answer(place))));
    } catch (IOException e) {
      throw CliException.failed(
          "%s cannot be read (%s); stop the swarm with 'claude-swarm down' and start it again"
              .formatted(answer(place), e.getMessage()));
    }
  }

  /** It holds passwords: in the directory of secrets, for its owner only. */
  private static Path answer(LaunchPlace place) {
    return secrets(place).resolve("servers.json");
  }

  private static Path secrets(LaunchPlace place) {
    return place.data().resolve("secrets");
  }

  private static JsonNode await(Path answer, Process process, LaunchPlace place)
      throws IOException {
    Invocation invocation = place.invocation();
    var deadline = invocation.clock().instant().plus(READY_WITHIN);
    while (true) {
      var text = Files.readString(answer);
      if (text.endsWith("}\n")) {
        return Json.read(text);
      }
      if (!process.isAlive() || invocation.clock().instant().isAfter(deadline)) {
        throw CliException.failed(
            "The embedded servers do not start; see %s".formatted(place.log(NAME)));
      }
      invocation.pause(Duration.ofMillis(50));
    }
  }

  private static EmbeddedProcess of(JsonNode urls) {
    return new EmbeddedProcess(
        Map.of("QUARKUS_REDIS_HOSTS", Json.text(urls, "redisUrl")),
        Map.of(
            "QUARKUS_DATASOURCE_REACTIVE_URL", Json.text(urls, "reactiveUrl"),
            "QUARKUS_DATASOURCE_JDBC_URL", Json.text(urls, "jdbcUrl"),
            "QUARKUS_DATASOURCE_USERNAME", Json.text(urls, "username"),
            "QUARKUS_DATASOURCE_PASSWORD", Json.text(urls, "password")),
        Map.of(
            "QUARKUS_DATASOURCE_REACTIVE_URL", Json.text(urls, "reactiveUrl"),
            "QUARKUS_DATASOURCE_USERNAME", Json.text(urls, "webhookUsername"),
            "QUARKUS_DATASOURCE_PASSWORD", Json.text(urls, "webhookPassword")));
  }
}
