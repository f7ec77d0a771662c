package dev.autodev.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReportTest {
  @TempDir Path data;

  @BeforeEach
  void place() {
    System.setProperty("swarm.data", data.toString());
  }

  @AfterEach
  void forget() {
    Set.of(
            "swarm.data",
            "swarm.agent.lease",
            "swarm.agent.leese",
            "swarm.access.setup-token",
            "LOG_FORMAT")
        .forEach(System::clearProperty);
  }

  private JsonNode report(int exitCode) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ConfigReport.print(new PrintStream(out, true, StandardCharsets.UTF_8)))
        .as(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(exitCode);
    return Json.parse(out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void showsDefaultsAndWhatWasSetWithItsOriginAndNoSecret() throws IOException {
    System.setProperty("swarm.access.setup-token", "open sesame");
    System.setProperty("swarm.agent.lease", "20s");
    Files.writeString(data.resolve("settings.yaml"), "budgets: {day: {usd: 40}}");

    JsonNode settings = report(0).path("settings");

    assertThat(settings)
        .anyMatch(one -> is(one, "swarm.agent.lease", "20s", "system property"))
        .anyMatch(one -> is(one, "swarm.agent.heartbeat", "5s", "default"))
        .anyMatch(one -> is(one, "swarm.sessions.provider", "builtin", "default"))
        .anyMatch(one -> is(one, "budgets.day.usd", "40", data.resolve("settings.yaml").toString()))
        .anyMatch(one -> one.path("key").asText().equals("swarm.access.setup-token"));
    assertThat(settings.toString()).doesNotContain("open sesame");
  }

  private static boolean is(JsonNode setting, String key, String value, String origin) {
    return setting.path("key").asText().equals(key)
        && setting.path("value").asText().equals(value)
        && setting.path("origin").asText().equals(origin);
  }

  @Test
  void namesEachWrongKeyWithARemedy() throws IOException {
    System.setProperty("swarm.agent.lease", "soon");
    System.setProperty("swarm.agent.leese", "20s");
    Files.writeString(data.resolve("settings.yaml"), "tokens: {dayly_budget: 3}");

    JsonNode problems = report(1).path("problems");

    assertThat(problems).hasSize(3);
    assertThat(problems)
        .anyMatch(
            one ->
                one.path("key").asText().equals("swarm.agent.lease")
                    && one.path("problem").asText().contains("soon")
                    && one.path("remedy").asText().contains("15s"))
        .anyMatch(
            one ->
                one.path("key").asText().equals("swarm.agent.leese")
                    && one.path("remedy").asText().contains("no module has such a key"))
        .anyMatch(one -> one.path("problem").asText().contains("daily_budget"));
  }

  @Test
  void namesAChannelWhoseSecretIsNotSet() throws IOException {
    Files.writeString(
        data.resolve("settings.yaml"),
        "notifications: {channels: {ops: {type: slack, secret: SWARM_SECRET_OPS}}}");

    assertThat(report(1).path("problems"))
        .anyMatch(
            one -> one.path("problem").asText().contains("SWARM_SECRET_OPS, which is not set"));
  }

  @Test
  void knowsVariablesOfDeclaredKeysOnlyAndTheNearestToATypo() throws IOException {
    KnownKeys known = KnownKeys.find();
    assertThat(
            known.unknown(
                Set.of(
                    "SWARM_DATA",
                    "SWARM_AGENT_LEASE",
                    "SWARM_SECRET_MAIL",
                    "SWARM_SESSIONS_PRICES_GPT_9_INPUT",
                    "SWARM_DASHBOARD_LIVE_EVERY",
                    "SWARM_AGENT_LEESE",
                    "PATH")))
        .containsExactly("SWARM_AGENT_LEESE");
    assertThat(known.nearest("SWARM_AGENT_LEESE")).isEqualTo("SWARM_AGENT_LEASE");
  }

  @Test
  void saysWhatIsWrongWithHowLogsAreWritten() throws IOException {
    System.setProperty("LOG_FORMAT", "xml");

    JsonNode problem = report(1).path("problems").path(0);

    assertThat(problem.path("key").asText()).isEqualTo("LOG_FORMAT");
    assertThat(problem.path("problem").asText()).contains("LOG_FORMAT is 'xml'; set it to text");
  }
}
