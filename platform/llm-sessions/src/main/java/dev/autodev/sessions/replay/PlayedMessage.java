package dev.autodev.sessions.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.replay.Turn.ToolUse;

/** A scripted turn as the message a model would have answered. */
final class PlayedMessage {
  /** Bytes per token; a coarse average of source text, so the usage is an estimate. */
  private static final int BYTES_PER_TOKEN = 4;

  private PlayedMessage() {}

  static ObjectNode of(
      Turn turn, int number, Scenario scenario, SessionKey key, ObjectNode request) {
    Template template = new Template(key);
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("id", "msg_replay_" + key.taskId() + "_" + number);
    String model = scenario.model().orElseGet(() -> request.path("model").asText());
    message.put("type", "message").put("role", "assistant").put("model", model);
    ArrayNode content = message.putArray("content");
    if (!turn.text().isEmpty()) {
      content.addObject().put("type", "text").put("text", template.fill(turn.text()));
    }
    int index = 0;
    for (ToolUse tool : turn.tools()) {
      ObjectNode use = content.addObject().put("type", "tool_use");
      use.put("id", "toolu_replay_" + number + "_" + index++).put("name", tool.name());
      use.set("input", template.fill(tool.input()));
    }
    String natural = turn.tools().isEmpty() ? "end_turn" : "tool_use";
    message.put("stop_reason", turn.stop().orElse(natural)).putNull("stop_sequence");
    message.set("usage", turn.usage().orElseGet(() -> estimate(request, content)));
    return message;
  }

  private static JsonNode estimate(ObjectNode request, ArrayNode content) {
    ObjectNode usage = JsonNodeFactory.instance.objectNode();
    usage.put("input_tokens", tokens(request)).put("output_tokens", tokens(content));
    return usage.put("cache_read_input_tokens", 0).put("cache_creation_input_tokens", 0);
  }

  private static int tokens(JsonNode node) {
    return Math.max(1, node.toString().length() / BYTES_PER_TOKEN);
  }
}
