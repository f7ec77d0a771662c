package dev.autodev.agent.attempt;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An agent whose clients are the real ones and whose model plays scripts; the settings name the
 * clients, as an operator does.
 */
public class RealClients implements QuarkusTestProfile {
  private static final String SETTINGS =
      "llm: {default_provider: claude, fallback_provider: codex}\n";

  /** The first attempt is limited after one verse; whoever continues writes the second one. */
  private static final String SCENARIO =
      """
      scripts:
        - task: implement_feature
          attempt: 1
          turns:
            - text: I write the first verse.
              tools:
                - Bash: {command: "echo roses > verse1 && git add verse1 && git commit -q -m 'First verse' && echo half > verse2"}
            - error: {status: 429, retryAfter: 12}
        - task: implement_feature
          attempt: 1
          prompt: Another session has worked on this
          turns:
            - tools:
                - exec_command: {cmd: "cat verse1 > seen && echo violets > verse2 && git add verse2 && git commit -q -m 'Second verse'"}
            - result: {text: "both verses"}
        - task: implement_feature
          attempt: 2
          turns:
            - tools:
                - StructuredOutput: {text: "again"}
      """;

  /** Where llm-sessions' tests have installed the clients, if they could. */
  static Path programs() {
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .filter(folder -> Files.exists(folder.resolve("scripts/install-clients")))
        .findFirst()
        .orElseThrow()
        .resolve(".swarm/clients/bin");
  }

  @Override
  public Map<String, String> getConfigOverrides() {
    Path folder = Path.of("target", "real-clients").toAbsolutePath();
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("settings.yaml"), SETTINGS);
      Files.writeString(folder.resolve("scenario.yaml"), SCENARIO);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "swarm.settings",
        folder.resolve("settings.yaml").toString(),
        "swarm.sessions.upstream",
        "replay",
        "swarm.sessions.replay.override",
        folder.resolve("scenario.yaml").toString(),
        "swarm.sessions.claude.binary",
        programs().resolve("claude").toString(),
        "swarm.sessions.codex.binary",
        programs().resolve("codex").toString(),
        "swarm.sessions.claude.retries",
        "0",
        "swarm.sessions.confinement",
        "none");
  }
}
