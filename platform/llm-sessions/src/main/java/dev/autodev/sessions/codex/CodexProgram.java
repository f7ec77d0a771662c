package dev.autodev.sessions.codex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.sessions.SessionRequest;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.ToolSet;
import dev.autodev.sessions.client.Briefing;
import dev.autodev.sessions.client.ClientProgram;
import dev.autodev.sessions.client.Dialect;
import dev.autodev.sessions.client.Launch;
import dev.autodev.sessions.client.LeanSchema;
import dev.autodev.sessions.client.RunDirectory;
import dev.autodev.sessions.gateway.Prices;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How {@code codex} is started. */
final class CodexProgram implements ClientProgram {
  private static final String SCHEMA = "result.schema.json";

  private final SessionsConfig config;
  private final Prices prices;
  private final Clock clock = Clock.systemUTC();

  CodexProgram(SessionsConfig config, Prices prices) {
    this.config = config;
    this.prices = prices;
  }

  @Override
  public String name() {
    return "codex";
  }

  @Override
  public String testedVersion() {
    return "0.169.0";
  }

  @Override
  public List<String> upstreams() {
    return List.of("openai", "replay");
  }

  @Override
  public Optional<Path> configured() {
    return config.codex().binary();
  }

  @Override
  public void prepare(Briefing briefing) throws IOException {
    CodexConfig.write(briefing, config.codex());
    Optional<JsonNode> schema = briefing.request().resultSchema();
    if (schema.isPresent()) {
      briefing.directory().write(SCHEMA, LeanSchema.of(schema.get()).toString());
    }
  }

  @Override
  public Launch begin(Briefing briefing) throws IOException {
    String asked =
        briefing
            .request()
            .resultSchema()
            .map(
                wanted ->
                    "\n\nWhen you are done, answer with your result and nothing else. "
                        + LeanSchema.asked(wanted))
            .orElse("");
    return launch(briefing, List.of(), briefing.request().prompt() + asked);
  }

  @Override
  public boolean remembers(RunDirectory directory, String session) throws IOException {
    String end = "-" + session + ".jsonl";
    return directory.holds(
        "sessions", 4, file -> file.startsWith("rollout-") && file.endsWith(end));
  }

  @Override
  public Launch goOn(Briefing briefing, String session, String prompt) throws IOException {
    return launch(briefing, List.of("resume", session), prompt);
  }

  /** Others can read a command line, so there is neither a prompt nor a secret. */
  private Launch launch(Briefing briefing, List<String> session, String prompt) throws IOException {
    SessionRequest request = briefing.request();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(briefing.binary().toString(), "exec", "--json"));
    arguments.addAll(List.of("--skip-git-repo-check", "-C", request.worktree().toString()));
    arguments.addAll(List.of("-m", request.model()));
    // Its own sandbox does not work within a cage, which keeps a reading session from writing too.
    arguments.addAll(
        request.tools() == ToolSet.READ_WRITE || briefing.caged()
            ? List.of("--dangerously-bypass-approvals-and-sandbox")
            : List.of("-s", request.tools().writes() ? "workspace-write" : "read-only"));
    if (request.resultSchema().map(LeanSchema::of).filter(StrictSchema::fits).isPresent()) {
      Path schema = briefing.directory().root().resolve(SCHEMA);
      arguments.addAll(List.of("--output-schema", schema.toString()));
    }
    arguments.addAll(session);
    arguments.add("-"); // the prompt comes on stdin
    return new Launch(
        arguments, environment(briefing), briefing.directory().write("prompt.md", prompt));
  }

  private static Map<String, String> environment(Briefing briefing) {
    return Map.of(
        "CODEX_HOME",
        briefing.directory().config().toString(),
        "TZ",
        "UTC"); // times in its words are read as such
  }

  @Override
  public Dialect dialect(SessionRequest request) {
    return new CodexDialect(new CodexUsage(prices, request.model()), clock);
  }
}
