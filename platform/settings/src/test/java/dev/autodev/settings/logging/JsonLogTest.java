package dev.autodev.settings.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.jboss.logmanager.handlers.OutputStreamHandler;
import org.junit.jupiter.api.Test;

/** A process with LOG_FORMAT=json: what its console's formatter and filter make of lines. */
@QuarkusTest
@TestProfile(JsonLogTest.Json.class)
class JsonLogTest {
  public static final class Json implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("LOG_FORMAT", "json", "swarm.sample.token", SECRET);
    }
  }

  private static final String SECRET = "q7-secret-of-json";
  private static final Logger OURS = Logger.getLogger("dev.autodev.sample");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void aLineOfTheSwarmIsAnObjectWithWhatItNames() throws Exception {
    JsonNode line =
        logged(
            () ->
                OURS.warnf(
                    "task_dispatched task_gid=%s task_name=\"%s\"; it is \"told\"\nthere",
                    "12", "Add a button"));

    assertThat(line.path("message").asText())
        .isEqualTo("task_dispatched task_gid=12 task_name=\"Add a button\"; it is \"told\"\nthere");
    assertThat(line.path("level").asText()).isEqualTo("WARN");
    assertThat(line.path("loggerName").asText()).isEqualTo("dev.autodev.sample");
    assertThat(MAPPER.convertValue(line.path("fields"), Map.class))
        .isEqualTo(
            Map.of("event", "task_dispatched", "task_gid", "12", "task_name", "Add a button"));
  }

  @Test
  void aLineWithoutAnEventKeepsWhatItNames() throws Exception {
    JsonNode line = logged(() -> OURS.warn("gate=g-1 was sent back: it has no tests"));

    assertThat(MAPPER.convertValue(line.path("fields"), Map.class))
        .isEqualTo(Map.of("gate", "g-1"));
  }

  @Test
  void aSecretIsInNoPartOfTheObject() throws Exception {
    JsonNode line =
        logged(
            () ->
                OURS.errorf(
                    new IllegalStateException("told " + SECRET),
                    "forge_refused said=\"no %s here\"",
                    SECRET));

    assertThat(line.toString()).doesNotContain(SECRET);
    assertThat(line.path("fields").path("said").asText()).isEqualTo("no [redacted] here");
    assertThat(line.path("exception").path("message").asText())
        .isEqualTo("java.lang.IllegalStateException: told [redacted]");
  }

  @Test
  void whatOthersSayIsLeftAsItIs() throws Exception {
    JsonNode line = logged(() -> Logger.getLogger("org.example").warn("connected to=somewhere"));

    assertThat(line.path("message").asText()).isEqualTo("connected to=somewhere");
    assertThat(line.path("fields").isEmpty()).isTrue();
  }

  /** The console's own handler, for a moment with another end. */
  private static JsonNode logged(Runnable says) throws Exception {
    ConsoleHandler console = ConsoleOfTheProcess.handler();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OutputStreamHandler beside = new OutputStreamHandler(out, console.getFormatter());
    beside.setFilter(console.getFilter());
    java.util.logging.Logger root = java.util.logging.Logger.getLogger("");
    root.addHandler(beside);
    try {
      says.run();
    } finally {
      root.removeHandler(beside);
    }
    beside.flush();
    String text = out.toString(StandardCharsets.UTF_8);
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    assertThat(lines).as(text).hasSize(1);
    return MAPPER.readTree(lines.getFirst());
  }
}
