package dev.autodev.sessions.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodev.sessions.SessionOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to a session while it runs. */
class SpokenToTest {
  private static final String SCHEMA =
      """
      {"type": "object", "required": ["summary"], "properties": {"summary": {"type": "string"}}}
      """;

  @TempDir Path scratch;

  private static List<JsonNode> messages(SessionRig rig, int call) throws IOException {
    JsonNode exchange = new ObjectMapper().readTree(rig.exchanges().get(call));
    List<JsonNode> messages = new ArrayList<>();
    exchange.findValue("messages").forEach(messages::add);
    return messages;
  }

  @Test
  void reachesTheModelWithItsNextCallBehindTheAnswersOfTools() throws IOException {
    String turns =
        """
        - tools: [{list_files: {}}]
        - text: Done.
        """;
    try (SessionRig rig = new SessionRig(scratch, turns)) {
      rig.onTool(() -> rig.inbox.say("use tabs"));

      assertThat(rig.play()).isInstanceOf(SessionOutcome.Completed.class);

      assertThat(rig.inbox.reached()).containsExactly("use tabs");
      JsonNode last = messages(rig, 1).getLast();
      assertThat(last.path("role").asText()).isEqualTo("user");
      assertThat(last.at("/content/0/type").asText()).isEqualTo("tool_result");
      assertThat(last.at("/content/1/text").asText()).isEqualTo("use tabs");
    }
  }

  @Test
  void keepsASessionGoingThatHandsInItsResult() throws IOException {
    String turns =
        """
        - text: First.
          result: {summary: without tabs}
        - text: Second.
          result: {summary: with tabs}
        """;
    try (SessionRig rig = new SessionRig(scratch, turns).schema(SCHEMA)) {
      AtomicBoolean said = new AtomicBoolean();
      rig.onTool(
          () -> {
            if (said.compareAndSet(false, true)) {
              rig.inbox.say("use tabs");
            }
          });

      assertThat(rig.play())
          .asInstanceOf(type(SessionOutcome.Completed.class))
          .matches(
              done -> done.result().orElseThrow().path("summary").asText().equals("with tabs"));
      assertThat(rig.inbox.reached()).containsExactly("use tabs");
    }
  }

  @Test
  void hasNotReachedAModelThatDidNotAnswer() throws IOException {
    try (SessionRig rig = new SessionRig(scratch, "- tools: [{list_files: {}}]\n")) {
      rig.onTool(() -> rig.inbox.say("use tabs"));

      assertThat(rig.play()).isInstanceOf(SessionOutcome.Failed.class);

      assertThat(rig.inbox.reached()).isEmpty();
    }
  }
}
