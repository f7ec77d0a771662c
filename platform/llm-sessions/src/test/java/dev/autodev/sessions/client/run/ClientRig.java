package dev.autodev.sessions.client.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodev.sessions.SessionClient;
import dev.autodev.sessions.SessionEvent;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.SessionRequest;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.Spoken;
import dev.autodev.sessions.TestSettings;
import dev.autodev.sessions.ToolSet;
import dev.autodev.sessions.budget.Decision;
import dev.autodev.sessions.claude.ClaudeSession;
import dev.autodev.sessions.codex.CodexSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A real client behind the gateway, which plays a script instead of asking a model, in a real git
 * worktree.
 */
final class ClientRig implements AutoCloseable {
  /** A provider's key, as an operator configures one. */
  static final String KEY = "sk-of-the-operator-0123456789";

  /** Every process of a session has this in its environment. */
  static final String MARK = "RIG_MARK";

  final Path worktree;
  final String mark = UUID.randomUUID().toString();
  final Spoken inbox = new Spoken();
  Consumer<SessionEvent> onEvent = event -> {};
  final List<SessionEvent> events = new CopyOnWriteArrayList<>();
  private final Path scratch;
  private final ReplayGateway gateway;
  private final SessionClient client;
  private final String model;
  private Optional<JsonNode> schema = Optional.empty();
  private Optional<String> goOn = Optional.empty();
  private ToolSet tools = ToolSet.READ_WRITE;
  private SessionLimits limits =
      new SessionLimits(Duration.ofMinutes(2), Duration.ofMinutes(1), 20, 10_000_000);

  ClientRig(Path scratch, String provider, String turns) throws IOException {
    this(scratch, provider, turns, Map.of("swarm.sessions.confinement", "none"));
  }

  ClientRig(Path scratch, String provider, String turns, Map<String, String> confinement)
      throws IOException {
    this(scratch, provider, scripts(scratch, turns), confinement);
  }

  /** Plays the scenarios of a directory. */
  ClientRig(Path scratch, String provider, Path scenarios, Map<String, String> confinement)
      throws IOException {
    Path programs = InstalledClients.folder();
    this.scratch = scratch;
    worktree = new Repository(scratch.resolve("worktree")).path();
    Map<String, String> settings = new HashMap<>(confinement);
    settings.put("swarm.sessions.anthropic.api-key", KEY);
    settings.put(
        "swarm.sessions.%s.binary".formatted(provider), programs.resolve(provider).toString());
    SessionsConfig config = TestSettings.of(settings);
    gateway = new ReplayGateway(config, Optional.of(scenarios));
    ClientRunner runner = gateway.runner(KEY);
    if (provider.equals("codex")) {
      model = "gpt-5.5";
      client = new CodexSession(runner, config, gateway.prices);
    } else {
      model = "claude-sonnet-4-5";
      client = new ClaudeSession(runner, config, gateway.prices);
    }
  }

  private static Path scripts(Path scratch, String turns) throws IOException {
    Path scenarios = Files.createDirectories(scratch.resolve("scenarios"));
    Files.writeString(
        scenarios.resolve("test.yaml"),
        "scripts:\n  - task: implement_feature\n    turns:\n"
            + turns.replace("$WORKTREE", scratch.resolve("worktree").toString()).indent(6));
    return scenarios;
  }

  ClientRig schema(String json) throws IOException {
    schema = Optional.of(new ObjectMapper().readTree(json));
    return this;
  }

  /** Is to go on with the session of the run before, if it can. */
  ClientRig goOn(String words) {
    goOn = Optional.of(words);
    return this;
  }

  ClientRig tools(ToolSet tools) {
    this.tools = tools;
    return this;
  }

  ClientRig limits(SessionLimits limits) {
    this.limits = limits;
    return this;
  }

  /** From now on no call goes out. */
  void deny(Decision.Denied denied) {
    gateway.denial = Optional.of(denied);
  }

  SessionOutcome play() {
    return play("implement_feature", "Do it.");
  }

  SessionOutcome play(String taskType, String prompt) {
    return client.run(
        new SessionRequest(
            new SessionKey("t1", 1, "builder", taskType, 0, "sample"),
            worktree,
            scratch.resolve("run"),
            "You build; the word is XYLOPHONE.",
            prompt,
            goOn,
            model,
            tools,
            schema,
            limits,
            Map.of(MARK, mark),
            inbox),
        event -> {
          events.add(event);
          onEvent.accept(event);
        });
  }

  /** What went through the gateway. */
  String exchanges() throws IOException {
    return Files.readString(scratch.resolve("run/exchanges.jsonl"));
  }

  List<SessionEvent.ToolReturned> returned() {
    return events.stream()
        .filter(SessionEvent.ToolReturned.class::isInstance)
        .map(SessionEvent.ToolReturned.class::cast)
        .toList();
  }

  /** Processes of the session that still run. */
  List<String> leftovers() throws IOException {
    return Survivors.with(MARK + "=" + mark);
  }

  @Override
  public void close() {
    gateway.close();
  }
}
