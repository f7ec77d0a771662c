package dev.autodev.agent.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.model.Finding;
import dev.autodev.model.json.Json;
import dev.autodev.sessions.tools.JsonShape;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultSchemaTest {
  record Verdict(boolean approve, String summary, List<Finding> findings, Optional<String> note) {}

  private final JsonNode schema = ResultSchema.of(Verdict.class);

  @Test
  void requiresWhatIsNotOptional() {
    assertThat(schema.at("/type").asText()).isEqualTo("object");
    assertThat(schema.at("/required"))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("approve", "summary", "findings");
    assertThat(schema.at("/properties/note/type").toString()).contains("string");
  }

  @Test
  void namesEnumsAsTheyAreOnTheWire() {
    assertThat(schema.at("/properties/findings/items/properties/severity/enum"))
        .extracting(JsonNode::asText)
        .contains("info", "critical");
  }

  @Test
  void takesWhatTheModelWouldHandInAndRefusesTheRest() {
    JsonShape shape = new JsonShape(schema);
    JsonNode good =
        Json.parse(
            """
            {"approve": false, "summary": "s", "findings": [{"tool": "reviewer", "rule": "r",
             "severity": "high", "file": "A.java", "line": 3, "message": "m"}]}
            """);

    assertThat(shape.wrongs(good)).isEmpty();
    assertThat(Json.read(good, Verdict.class).findings()).hasSize(1);
    assertThat(shape.wrongs(Json.parse("{\"approve\": \"yes\"}"))).isNotEmpty();
  }
}
