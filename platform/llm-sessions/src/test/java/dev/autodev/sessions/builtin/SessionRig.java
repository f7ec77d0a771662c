package dev.autodev.sessions.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.SessionRequest;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.Spoken;
import dev.autodev.sessions.TestSettings;
import dev.autodev.sessions.ToolSet;
import dev.autodev.sessions.budget.NoBudgets;
import dev.autodev.sessions.gateway.Accounts;
import dev.autodev.sessions.gateway.Desk;
import dev.autodev.sessions.gateway.Gateway;
import dev.autodev.sessions.gateway.GatewayTokens;
import dev.autodev.sessions.gateway.Prices;
import dev.autodev.sessions.gateway.Upstreams;
import dev.autodev.sessions.limits.NotesInMemory;
import dev.autodev.sessions.replay.ReplayUpstream;
import dev.autodev.sessions.replay.ScenarioLibrary;
import dev.autodev.sessions.upstream.Upstream;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A built-in session with everything behind it, as the product wires it, on scratch directories.
 */
final class SessionRig implements AutoCloseable {

  static final SessionLimits LIMITS =
      new SessionLimits(Duration.ofMinutes(2), Duration.ofMinutes(1), 20, 1_000_000);

  final Path worktree;
  final List<SessionEvent> events = new CopyOnWriteArrayList<>();
  final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final Path run;
  private final Vertx vertx = Vertx.vertx();
  private final Gateway gateway;
  private final BuiltinSession session;
  final Spoken inbox = new Spoken();
  private Optional<JsonNode> schema = Optional.empty();
  private SessionLimits limits = LIMITS;
  private ToolSet tools = ToolSet.READ_WRITE;
  private Map<String, String> toolEnvironment = Map.of();
  private Runnable onTool = () -> {};

  SessionRig(Path scratch, String turns, String... secrets) throws IOException {
    this(scratch, scenariosOf(scratch, turns), secrets);
  }

  /** Plays the scenarios of a directory. */
  SessionRig(Path scratch, Path scenarios, String... secrets) throws IOException {
    this(scratch, replaying(scenarios), secrets);
  }

  /** In a cage, as these settings say. */
  SessionRig(Path scratch, String turns, Map<String, String> settings) throws IOException {
    this(scratch, replaying(scenariosOf(scratch, turns)), TestSettings.of(settings));
  }

  SessionRig(Path scratch, Function<Vertx, Upstream> upstream, String... secrets)
      throws IOException {
    this(scratch, upstream, TestSettings.of(Map.of("swarm.sessions.confinement", "none")), secrets);
  }

  private SessionRig(
      Path scratch, Function<Vertx, Upstream> upstream, SessionsConfig config, String... secrets)
      throws IOException {
    worktree = Files.createDirectories(scratch.resolve("worktree"));
    run = scratch.resolve("run");
    GatewayTokens tokens = new GatewayTokens();
    Prices prices = new Prices(config.prices());
    Desk desk =
        new Desk(
            vertx,
            new Accounts(prices, new NoBudgets(), config.assumedOutputTokens()),
            new NotesInMemory(),
            config.retry().longestWait());
    gateway = new Gateway(vertx, tokens, Upstreams.only(upstream.apply(vertx)), desk);
    session =
        new BuiltinSession(
            new BehindGateway(gateway, tokens, prices, "replay"),
            new SessionWaits(config.retry(), pauses::add),
            () -> List.of(secrets),
            config);
  }

  private static Function<Vertx, Upstream> replaying(Path scenarios) {
    ScenarioLibrary library =
        new ScenarioLibrary(Optional.of(scenarios), SessionRig.class.getClassLoader());
    return vertx -> new ReplayUpstream(library, vertx);
  }

  private static Path scenariosOf(Path scratch, String turns) throws IOException {
    Path scenarios = Files.createDirectories(scratch.resolve("scenarios"));
    Files.writeString(
        scenarios.resolve("test.yaml"),
        "scripts:\n  - task: implement_feature\n    turns:\n" + turns.indent(6));
    return scenarios;
  }

  SessionRig schema(String json) throws IOException {
    schema = Optional.of(new ObjectMapper().readTree(json));
    return this;
  }

  SessionRig limits(SessionLimits limits) {
    this.limits = limits;
    return this;
  }

  SessionRig tools(ToolSet tools) {
    this.tools = tools;
    return this;
  }

  SessionRig toolEnvironment(Map<String, String> variables) {
    toolEnvironment = variables;
    return this;
  }

  /** At each call of a tool. */
  SessionRig onTool(Runnable work) {
    onTool = work;
    return this;
  }

  SessionOutcome play() {
    return play("implement_feature");
  }

  SessionOutcome play(String taskType) {
    return play(taskType, 0, "Do it.");
  }

  SessionOutcome play(String taskType, int round, String prompt) {
    SessionRequest request =
        new SessionRequest(
            new SessionKey("t1", 1, "builder", taskType, round, "sample"),
            worktree,
            run,
            "You build.",
            prompt,
            Optional.empty(),
            "claude-sonnet-4-5",
            tools,
            schema,
            limits,
            toolEnvironment,
            inbox);
    return session.run(
        request,
        event -> {
          events.add(event);
          if (event instanceof SessionEvent.ToolCalled) {
            onTool.run();
          }
        });
  }

  List<SessionEvent.ToolReturned> returned() {
    return events.stream()
        .filter(SessionEvent.ToolReturned.class::isInstance)
        .map(SessionEvent.ToolReturned.class::cast)
        .toList();
  }

  List<String> exchanges() throws IOException {
    return Files.readAllLines(run.resolve("exchanges.jsonl"));
  }

  @Override
  public void close() {
    gateway.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
