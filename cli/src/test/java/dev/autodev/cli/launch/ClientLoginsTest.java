package dev.autodev.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.cli.Invocation;
import dev.autodev.cli.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientLoginsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String TOKEN = "CLAUDE_CODE_OAUTH_TOKEN";

  @TempDir Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void aClientThatIsLoggedInWorks() throws IOException {
    install("claude");
    write("home/.claude/.credentials.json", claude(NOW.plusSeconds(3_600)));

    var invocation = added(Map.of(), null);

    assertThat(invocation.environment()).containsEntry(TOKEN, "sk-ant-oat01-x");
    assertThat(ModelChoice.made(invocation, data(), null).environment())
        .containsEntry("SWARM_SESSIONS_PROVIDER", "claude");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("the login of claude", "2026-03-01T11:00:00Z")
        .doesNotContain("sk-ant");
  }

  @Test
  void aTokenThatEndsSoonIsNotUsedAndTheRemedyIsSaid() throws IOException {
    install("claude");
    write("home/.claude/.credentials.json", claude(NOW.plusSeconds(60)));

    assertThat(added(Map.of(), null).environment()).doesNotContainKey(TOKEN);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("claude setup-token");
  }

  @Test
  void codexGivesItsKeyOrThePlanOfItsLogin() throws IOException {
    install("codex");
    write("home/.codex/auth.json", "{\"auth_mode\":\"apikey\",\"OPENAI_API_KEY\":\"sk-x\"}");
    assertThat(added(Map.of(), null).environment()).containsEntry("OPENAI_API_KEY", "sk-x");

    write(
        "elsewhere/auth.json",
        "{\"OPENAI_API_KEY\":null,\"tokens\":{\"access_token\":\"a.b.c\",\"account_id\":\"u1\"}}");
    var elsewhere = Map.of("CODEX_HOME", folder.resolve("elsewhere").toString());
    assertThat(added(elsewhere, "codex").environment())
        .containsEntry("SWARM_SESSIONS_OPENAI_PLAN_TOKEN", "a.b.c")
        .containsEntry("SWARM_SESSIONS_OPENAI_PLAN_ACCOUNT", "u1")
        .doesNotContainKey("OPENAI_API_KEY");
  }

  @Test
  void whatThePersonSaidIsNotOverruled() throws IOException {
    install("claude");
    write("home/.claude/.credentials.json", claude(NOW.plusSeconds(3_600)));

    assertThat(added(Map.of(), "replay").environment()).doesNotContainKey(TOKEN);
    assertThat(added(Map.of("OPENAI_API_KEY", "k"), null).environment()).doesNotContainKey(TOKEN);
    assertThat(added(Map.of("SWARM_SESSIONS_UPSTREAM", "replay"), null).environment())
        .doesNotContainKey(TOKEN);
    assertThat(added(Map.of(TOKEN, "mine"), "claude").environment()).containsEntry(TOKEN, "mine");
  }

  @Test
  void aClientThatIsNotInstalledOrAFileThatIsBrokenChangesNothing() throws IOException {
    write("home/.claude/.credentials.json", claude(NOW.plusSeconds(3_600)));
    assertThat(added(Map.of(), null).environment()).doesNotContainKey(TOKEN);

    install("claude");
    write("home/.claude/.credentials.json", "sk-ant-oat01-x");
    assertThat(added(Map.of(), null).environment()).doesNotContainKey(TOKEN);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("is no JSON document")
        .doesNotContain("sk-ant");
  }

  private Invocation added(Map<String, String> variables, @Nullable String asked) {
    var environment = new HashMap<>(variables);
    environment.put("PATH", folder.resolve("bin").toString());
    environment.put("HOME", folder.resolve("home").toString());
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    var streams = new Streams(new ByteArrayInputStream(new byte[0]), out, out, false);
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return ClientLogins.added(
        new Invocation(streams, environment, folder, folder, clock), data(), asked);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private static String claude(Instant end) {
    return "{\"claudeAiOauth\":{\"accessToken\":\"sk-ant-oat01-x\",\"expiresAt\":%d}}"
        .formatted(end.toEpochMilli());
  }

  private void install(String client) throws IOException {
    write("bin/" + client, "#!/bin/sh\n");
    assertThat(folder.resolve("bin").resolve(client).toFile().setExecutable(true)).isTrue();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
