package dev.autodev.sessions.claude;

import dev.autodev.sessions.SessionRequest;
import dev.autodev.sessions.SessionsConfig;
import dev.autodev.sessions.client.Briefing;
import dev.autodev.sessions.client.ClientProgram;
import dev.autodev.sessions.client.Dialect;
import dev.autodev.sessions.client.Launch;
import dev.autodev.sessions.client.ProjectRules;
import dev.autodev.sessions.client.RunDirectory;
import dev.autodev.sessions.gateway.Prices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How {@code claude} is started. */
final class ClaudeProgram implements ClientProgram {
  private static final String ROLE = "role.md";

  private final SessionsConfig.Claude config;
  private final Prices prices;

  ClaudeProgram(SessionsConfig config, Prices prices) {
    this.config = config.claude();
    this.prices = prices;
  }

  @Override
  public String name() {
    return "claude";
  }

  @Override
  public String testedVersion() {
    return "2.1.197";
  }

  @Override
  public List<String> upstreams() {
    return List.of("anthropic", "replay");
  }

  @Override
  public Optional<Path> configured() {
    return config.binary();
  }

  @Override
  public void prepare(Briefing briefing) throws IOException {
    SessionRequest request = briefing.request();
    String role = ProjectRules.appendedTo(request.systemPrompt(), request.worktree());
    briefing.directory().write(ROLE, role);
    ClaudeSettings.write(briefing);
  }

  @Override
  public Launch begin(Briefing briefing) throws IOException {
    return launch(
        briefing,
        List.of("--session-id", UUID.randomUUID().toString()),
        briefing.request().prompt());
  }

  @Override
  public boolean remembers(RunDirectory directory, String session) throws IOException {
    String name = session + ".jsonl";
    return directory.holds("projects", 2, file -> file.equals(name));
  }

  @Override
  public Launch goOn(Briefing briefing, String session, String prompt) throws IOException {
    return launch(briefing, List.of("--resume", session), prompt);
  }

  private Launch launch(Briefing briefing, List<String> session, String prompt) throws IOException {
    ClaudeArguments arguments = new ClaudeArguments(briefing.binary());
    arguments.add(session).forRequest(briefing.request());
    arguments.add("--settings", ClaudeSettings.in(briefing.directory()).toString());
    arguments.add("--append-system-prompt-file", briefing.directory().root().resolve(ROLE));
    return new Launch(
        arguments.all(), environment(briefing), briefing.directory().write("prompt.md", prompt));
  }

  private Map<String, String> environment(Briefing briefing) {
    return Map.ofEntries(
        Map.entry("CLAUDE_CONFIG_DIR", briefing.directory().config().toString()),
        Map.entry("ANTHROPIC_BASE_URL", briefing.gateway().toString()),
        Map.entry("CLAUDE_CODE_MAX_RETRIES", Integer.toString(config.retries())),
        // It talks to the gateway and to nobody else.
        Map.entry("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1"),
        Map.entry("DISABLE_AUTOUPDATER", "1"),
        Map.entry("DISABLE_TELEMETRY", "1"),
        Map.entry("DISABLE_ERROR_REPORTING", "1"),
        // Without it, it does not let root skip its questions, and there is nobody to answer them.
        Map.entry("IS_SANDBOX", "1"));
  }

  @Override
  public Dialect dialect(SessionRequest request) {
    return new ClaudeDialect(prices);
  }
}
