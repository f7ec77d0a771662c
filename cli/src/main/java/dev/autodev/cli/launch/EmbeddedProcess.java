package dev.autodev.cli.launch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.api.Json;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** PostgreSQL and Redis as a process of their own. */
record EmbeddedProcess(Map<String, String> redis, Map<String, String> database) {
  private static final String NAME = "servers";
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);

  static Path jar(Path project) {
    return project.resolve("platform/embedded/target/embedded-1.0.0-SNAPSHOT.jar");
  }

  static EmbeddedProcess start(LaunchPlace place, Consumer<Process> started) {
    var invocation = place.invocation();
    var program =
        new JavaProgram(
            NAME,
            jar(invocation.project()),
            List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
            List.of("--data", place.data().toString(), "--detached"),
            Map.of(),
            Set.of());
    try {
      var answer = place.data().resolve("servers.json");
      Files.deleteIfExists(answer);
      Files.createFile(answer);
      if (answer.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(answer, PosixFilePermissions.fromString("rw-------"));
      }
      var process =
          program.start(invocation.project(), Redirect.to(answer.toFile()), place.logging(NAME));
      started.accept(process);
      var urls = await(answer, process, place);
      Files.deleteIfExists(answer); // it holds passwords
      return of(urls);
    } catch (IOException e) {
      throw CliException.failed("The embedded servers cannot be started: " + e);
    }
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
            "QUARKUS_DATASOURCE_PASSWORD", Json.text(urls, "password")));
  }
}
