package dev.autodev.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodev.cli.CliException;
import dev.autodev.cli.Invocation;
import dev.autodev.cli.Streams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelChoiceTest {
  @TempDir Path folder;

  private ModelChoice with(Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.putIfAbsent("PATH", folder.resolve("bin").toString());
    environment.put("HOME", folder.resolve("home").toString());
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), nowhere, nowhere, false);
    return new ModelChoice(
        new Invocation(streams, environment, folder, folder, Clock.systemUTC()),
        folder.resolve("data"));
  }

  private void install(String place, String client) throws IOException {
    Path program = Files.createDirectories(folder.resolve(place)).resolve(client);
    Files.writeString(program, "#!/bin/sh\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void aKeyAndItsClientMakeTheDefault() throws IOException {
    install("data/clients/bin", "claude");
    install("bin", "codex");

    assertThat(with(Map.of("ANTHROPIC_API_KEY", "k", "OPENAI_API_KEY", "k")).usual())
        .containsEntry("SWARM_SESSIONS_PROVIDER", "claude");
    assertThat(with(Map.of("OPENAI_API_KEY", "k")).usual())
        .containsEntry("SWARM_SESSIONS_PROVIDER", "codex");
    assertThat(with(Map.of()).usual()).isEmpty();
  }

  @Test
  void aKeyWithoutItsClientLeavesTheBuiltInOne() {
    assertThat(with(Map.of("ANTHROPIC_API_KEY", "k")).usual()).isEmpty();
  }

  @Test
  void whatTheEnvironmentSaysIsNotOverruled() throws IOException {
    install("bin", "claude");

    for (String said :
        new String[] {"SWARM_SESSIONS_PROVIDER", "SWARM_LLM_PROVIDER", "SWARM_SESSIONS_UPSTREAM"}) {
      assertThat(with(Map.of("ANTHROPIC_API_KEY", "k", said, "replay")).usual()).isEmpty();
    }
  }

  @Test
  void replayIsTheBuiltInSessionWithoutAnyModel() {
    assertThat(with(Map.of("ANTHROPIC_API_KEY", "k")).of("replay"))
        .containsEntry("SWARM_SESSIONS_UPSTREAM", "replay")
        .containsEntry("SWARM_SESSIONS_PROVIDER", "builtin");
  }

  @Test
  void saysHowToGetAClientThatIsMissingAndWhatThereIsToChooseFrom() {
    assertThatThrownBy(() -> with(Map.of()).of("codex"))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("scripts/install-clients");
    assertThatThrownBy(() -> with(Map.of()).of("gemini"))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("claude, codex, builtin or replay");
  }
}
