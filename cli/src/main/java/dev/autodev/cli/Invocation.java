package dev.autodev.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.cli.access.Profiles;
import dev.autodev.cli.access.Profiles.Profile;
import dev.autodev.cli.access.SavedLogins;
import dev.autodev.cli.api.ApiClient;
import dev.autodev.cli.api.Json;
import dev.autodev.cli.launch.ServerFile;
import dev.autodev.cli.terminal.Terminal;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a command knows: its streams, its environment and the options every command
 * shares.
 */
public final class Invocation {
  private static final URI DEFAULT_SERVER = URI.create("http://127.0.0.1:8080");

  private final Streams streams;
  private final Map<String, String> environment;
  private final Path project;
  private final Path directory;
  private final Clock clock;
  private boolean json;
  private boolean plain;
  private @Nullable URI serverUrl;
  private @Nullable String profile;

  public Invocation(
      Streams streams, Map<String, String> environment, Path project, Path directory, Clock clock) {
    this.streams = streams;
    this.environment = Map.copyOf(environment);
    this.project = project;
    this.directory = directory;
    this.clock = clock;
    this.plain = environment.containsKey("NO_COLOR") || !streams.interactive();
  }

  /** The same with more variables in its environment. */
  public Invocation with(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(variables);
    Invocation other = new Invocation(streams, all, project, directory, clock);
    other.json = json;
    other.plain = plain;
    other.serverUrl = serverUrl;
    other.profile = profile;
    return other;
  }

  void json(boolean value) {
    json = value;
  }

  void plain(boolean value) {
    plain |= value;
  }

  void serverUrl(URI value) {
    serverUrl = value;
  }

  void profile(String value) {
    profile = value;
  }

  public boolean json() {
    return json;
  }

  public InputStream in() {
    return streams.in();
  }

  /** Whether a person can be asked. */
  public boolean interactive() {
    return streams.interactive();
  }

  public Terminal terminal() {
    return new Terminal(streams.out(), !plain, streams.columns());
  }

  public Terminal errors() {
    return new Terminal(streams.err(), !plain, streams.columns());
  }

  public Clock clock() {
    return clock;
  }

  public Map<String, String> environment() {
    return environment;
  }

  /** The checkout that this command line belongs to. */
  public Path project() {
    return project;
  }

  /** Where the command was given; relative paths count from here. */
  public Path directory() {
    return directory;
  }

  /**
   * Where the swarm keeps its data: what was named, else SWARM_DATA, else .swarm in the project.
   */
  public Path data(@Nullable Path named) {
    if (named != null) {
      return directory.resolve(named).normalize();
    }
    var configured = environment.get("SWARM_DATA");
    return configured == null || configured.isBlank()
        ? project.resolve(".swarm")
        : directory.resolve(configured).normalize();
  }

  /** The server that an option or a profile names. */
  public @Nullable URI namedServer() {
    return serverUrl != null ? serverUrl : chosen().map(Profile::url).orElse(null);
  }

  /** An address given on the command line comes before a profile of the environment. */
  private Optional<Profile> chosen() {
    var given = profile != null ? profile : environment.getOrDefault("SWARM_PROFILE", "");
    if (profile != null && serverUrl != null) {
      throw CliException.usage(
          "--server-url and --profile name a dashboard each; give one of them");
    }
    return given.isBlank() || serverUrl != null
        ? Optional.empty()
        : Optional.of(new Profiles(environment).named(given));
  }

  public ApiClient api() {
    var profiled = chosen();
    if (profiled.isPresent()) {
      return new ApiClient(profiled.get().url(), logins().token(profiled.get()));
    }
    var named = serverUrl;
    return api(
        named != null
            ? named
            : ServerFile.in(data(null))
                .read()
                .map(running -> running.url())
                .orElse(DEFAULT_SERVER));
  }

  /** A dashboard, with the token or login that this shell has for it. */
  public ApiClient api(URI server) {
    return new ApiClient(server, logins().token(server));
  }

  /** What this user is logged in to. */
  public SavedLogins logins() {
    return new SavedLogins(environment);
  }

  public void printJson(JsonNode node) {
    terminal().line(Json.pretty(node));
  }

  /** Waits, or ends the command when it is interrupted. */
  public void pause(Duration time) {
    try {
      if (new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException("nobody counts this latch down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failed("interrupted");
    }
  }
}
