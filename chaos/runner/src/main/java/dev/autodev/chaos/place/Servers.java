package dev.autodev.chaos.place;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.chaos.ChaosException;
import dev.autodev.chaos.Waiting;
import dev.autodev.model.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL and Redis as their launcher starts them; each can be killed and started again. */
public final class Servers {
  private static final Duration READY_WITHIN = Duration.ofSeconds(90);
  private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(60);

  private final Place place;
  private JvmProcess launcher;
  private JsonNode addresses;

  private Servers(Place place, JvmProcess launcher, JsonNode addresses) {
    this.place = place;
    this.launcher = launcher;
    this.addresses = addresses;
  }

  public static Servers start(Place place) {
    if (!classData(place).isThere()) {
      JvmProcess first = launch(place);
      await(place, first);
      first.stop();
      first.await(WRITTEN_WITHIN);
    }
    JvmProcess launcher = launch(place);
    return new Servers(place, launcher, await(place, launcher));
  }

  private static ClassData classData(Place place) {
    return ClassData.of(
        place.servers(), place.project().resolve("platform/embedded/target"), "servers-of-chaos");
  }

  private static JvmProcess launch(Place place) {
    List<String> command =
        new ArrayList<>(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(classData(place).flags());
    command.addAll(List.of("-jar", place.servers().toString(), "--data", place.data().toString()));
    return JvmProcess.start(place, "servers", command, Map.of(), answer(place));
  }

  private static Path answer(Place place) {
    return place.data().resolve("servers.json");
  }

  private static JsonNode await(Place place, JvmProcess launcher) {
    boolean answered =
        Waiting.until(
            READY_WITHIN,
            () -> !launcher.isAlive() || Files.readString(answer(place)).endsWith("}\n"));
    if (!answered || !launcher.isAlive()) {
      throw new ChaosException("the servers do not start; see " + place.log("servers"));
    }
    try {
      return Json.parse(Files.readString(answer(place)));
    } catch (IOException e) {
      throw new ChaosException("the servers' addresses cannot be read", e);
    }
  }

  /** What a control plane needs of them. */
  Map<String, String> forControlPlane() {
    return Map.of(
        "QUARKUS_REDIS_HOSTS", redisUrl(),
        "QUARKUS_DATASOURCE_REACTIVE_URL", text("reactiveUrl"),
        "QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl(),
        "QUARKUS_DATASOURCE_USERNAME", user(),
        "QUARKUS_DATASOURCE_PASSWORD", password());
  }

  /** An agent speaks streams only. */
  Map<String, String> forAgent() {
    return Map.of("QUARKUS_REDIS_HOSTS", redisUrl());
  }

  public String redisUrl() {
    return text("redisUrl");
  }

  public String jdbcUrl() {
    return text("jdbcUrl");
  }

  public String user() {
    return text("username");
  }

  public String password() {
    return text("password");
  }

  int redisPort() {
    return URI.create(redisUrl()).getPort();
  }

  int postgresPort() {
    return URI.create(jdbcUrl().substring("jdbc:".length())).getPort();
  }

  private String text(String field) {
    return addresses.path(field).asText();
  }

  /** SIGKILL; nothing starts it again before {@link #startAgain}. */
  public void killRedis() {
    kill("redis");
  }

  /** SIGKILL to the postmaster and all its helpers. */
  public void killPostgres() {
    kill("postgres");
  }

  /** What the launcher does not see does not make it end: it goes too, and leaves the other one. */
  private void kill(String server) {
    launcher.kill();
    Path directory = directory(server);
    Leftovers.in(directory).forEach(ProcessHandle::destroyForcibly);
    if (!Waiting.until(Duration.ofSeconds(20), () -> Leftovers.in(directory).isEmpty())) {
      throw new ChaosException(server + " cannot be killed");
    }
  }

  Path directory(String server) {
    return place.data().resolve(server);
  }

  /** The process of a server that serves. */
  public Optional<ProcessHandle> process(String server) {
    return Leftovers.in(directory(server)).stream().min((a, b) -> Long.compare(a.pid(), b.pid()));
  }

  /** Starts what does not run and takes over what does. */
  public void startAgain() {
    launcher = launch(place);
    addresses = await(place, launcher);
  }

  /** Stops both; what does not stop is killed. */
  public void close() {
    launcher.stop();
    if (!launcher.await(Duration.ofSeconds(20))) {
      launcher.kill();
    }
    Leftovers.in(place.data()).forEach(ProcessHandle::destroyForcibly);
  }
}
