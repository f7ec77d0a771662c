package dev.autodev.bench.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodev.sessions.SessionClient;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.SessionLimits;
import dev.autodev.sessions.SessionOutcome;
import dev.autodev.sessions.SessionRequest;
import dev.autodev.sessions.ToolSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Where sessions are played, each in a repository of its own. */
final class Stage implements AutoCloseable {
  static final String BUILTIN = "builtin";
  private static final Map<String, String> MODELS = Map.of("codex", "gpt-5.5");
  private static final String SCHEMA =
      """
      {"type": "object", "required": ["summary"], "additionalProperties": false,
       "properties": {"summary": {"type": "string"}}}
      """;
  private static final SessionLimits LIMITS =
      new SessionLimits(Duration.ofMinutes(5), Duration.ofMinutes(2), 20, 10_000_000);

  private final ReplayedClients clients;
  private final Footprints footprints = new Footprints();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Path scratch;
  private final JsonNode schema;

  /** With these settings before all others. */
  Stage(Path scratch, Map<String, String> settings) throws IOException {
    this.clients = new ReplayedClients(settings);
    this.scratch = scratch.toAbsolutePath();
    this.schema = new ObjectMapper().readTree(SCHEMA);
  }

  /** A session that waits for its call. */
  Callable<Played> session(String client) throws IOException {
    String name = "s" + numbers.incrementAndGet();
    Worktree worktree = Worktree.in(scratch.resolve(name).resolve("worktree"));
    SessionClient played = clients.named(client);
    return () -> play(name, played, worktree);
  }

  private Played play(String name, SessionClient client, Worktree worktree) {
    SessionRequest request = request(name, client.provider(), worktree.path());
    long began = System.nanoTime();
    SessionOutcome outcome = client.run(request, event -> {});
    long ended = System.nanoTime();
    if (!(outcome instanceof SessionOutcome.Completed) || !worktree.last().equals("Add hello")) {
      throw new IllegalStateException(
          "a session of %s did not do its work: %s".formatted(client.provider(), outcome));
    }
    long first = clients.firstCalls().of(name);
    return new Played(client.provider(), ended - began, first - began, peak(name, client));
  }

  /** The built-in client is in this process, and a program it runs for a moment is not its size. */
  private OptionalDouble peak(String name, SessionClient client) {
    return client.provider().equals(BUILTIN) ? OptionalDouble.empty() : footprints.peakOf(name);
  }

  private SessionRequest request(String name, String client, Path worktree) {
    return new SessionRequest(
        new SessionKey(name, 1, "builder", "implement_feature", 0, "bench"),
        worktree,
        worktree.resolveSibling("run"),
        "You build.",
        "Add a greeting.",
        MODELS.getOrDefault(client, "claude-sonnet-4-5"),
        ToolSet.READ_WRITE,
        Optional.of(schema),
        LIMITS,
        Map.of(Footprints.MARK, name));
  }

  @Override
  public void close() {
    footprints.close();
    clients.close();
  }
}
