package dev.autodev.sessions.client.run;

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
import dev.autodev.sessions.client.ClientProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A pretended client with the real runner around it. */
final class PretendRig implements AutoCloseable {
  final List<SessionEvent> events = new CopyOnWriteArrayList<>();
  final Set<Thread> threads = new HashSet<>();
  Runnable onceItSpeaks = () -> {};
  final Spoken inbox = new Spoken();
  private final String mark = UUID.randomUUID().toString();
  private final Path scratch;
  final ReplayGateway gateway;
  private final ClientRunner runner;
  private final ClientProgram client;
  private String worktree = "worktree";
  private Optional<String> goOn = Optional.empty();
  private Optional<JsonNode> schema = Optional.empty();
  private SessionLimits limits =
      new SessionLimits(Duration.ofMinutes(1), Duration.ofMinutes(1), 20, 1000);

  PretendRig(Path scratch, String script) throws IOException {
    this(scratch, script, "exit 1");
  }

  PretendRig(Path scratch, String first, String second) throws IOException {
    this.scratch = scratch;
    Files.createDirectories(scratch.resolve("worktree"));
    SessionsConfig config =
        TestSettings.of(Map.of("swarm.sessions.clients.bubblewrap", "no-such-cage"));
    gateway = new ReplayGateway(config, Optional.empty());
    runner = gateway.runner();
    client = new PretendClient(first, second);
  }

  PretendRig schema() throws IOException {
    schema =
        Optional.of(
            new ObjectMapper().readTree("{\"type\": \"object\", \"required\": [\"summary\"]}"));
    return this;
  }

  /** Is to go on with the session of the run before, if it can. */
  PretendRig goOn(String words) {
    goOn = Optional.of(words);
    return this;
  }

  PretendRig worktree(String name) throws IOException {
    Files.createDirectories(scratch.resolve(name));
    worktree = name;
    return this;
  }

  PretendRig limits(SessionLimits limits) {
    this.limits = limits;
    return this;
  }

  SessionOutcome play() {
    SessionRequest request =
        new SessionRequest(
            new SessionKey("t1", 1, "builder", "implement_feature", 0, "sample"),
            scratch.resolve(worktree),
            scratch.resolve("run"),
            "",
            "Do it.",
            goOn,
            "m",
            ToolSet.READ_WRITE,
            schema,
            limits,
            Map.of("MINE", mark),
            inbox);
    return runner.run(client, request, this::heard);
  }

  private void heard(SessionEvent event) {
    events.add(event);
    threads.add(Thread.currentThread());
    if (event instanceof SessionEvent.Said) {
      onceItSpeaks.run();
    }
  }

  List<String> leftovers() throws IOException {
    return Survivors.with("MINE=" + mark);
  }

  @Override
  public void close() {
    gateway.close();
  }
}
