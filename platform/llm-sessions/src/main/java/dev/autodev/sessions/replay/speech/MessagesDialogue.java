package dev.autodev.sessions.replay.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.protocol.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A conversation in the Messages API. */
record MessagesDialogue(ObjectNode request) implements Dialogue {
  @Override
  public String prompt() {
    return Dialogue.text(request.path("messages").path(0).path("content"));
  }

  @Override
  public int answers() {
    int answers = 0;
    for (JsonNode message : request.path("messages")) {
      answers += message.path("role").asText().equals("assistant") ? 1 : 0;
    }
    return answers;
  }

  @Override
  public Set<String> tools() {
    return new LinkedHashSet<>(request.path("tools").findValuesAsText("name"));
  }

  @Override
  public Optional<ToolUse> unfinished() {
    return Optional.empty();
  }

  @Override
  public ObjectNode whole(Speech speech, String model) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("id", "msg_replay_" + speech.session() + "_" + speech.number());
    message.put("type", "message").put("role", "assistant").put("model", model);
    ArrayNode content = message.putArray("content");
    if (!speech.turn().text().isEmpty()) {
      content.addObject().put("type", "text").put("text", speech.turn().text());
    }
    int index = 0;
    for (ToolUse tool : speech.turn().tools()) {
      ObjectNode use = content.addObject().put("type", "tool_use");
      use.put("id", "toolu_replay_" + speech.number() + "_" + index++).put("name", tool.name());
      use.set("input", tool.input());
    }
    String natural = speech.turn().tools().isEmpty() ? "end_turn" : "tool_use";
    message.put("stop_reason", speech.stop().orElse(natural)).putNull("stop_sequence");
    message.set("usage", usage(speech.usage(request, content)));
    return message;
  }

  private static ObjectNode usage(Tokens tokens) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("input_tokens", tokens.input())
        .put("output_tokens", tokens.output())
        .put("cache_read_input_tokens", tokens.cacheRead())
        .put("cache_creation_input_tokens", tokens.cacheWrite());
  }

  @Override
  public List<ObjectNode> events(ObjectNode whole) {
    return MessageEvents.of(whole);
  }

  @Override
  public List<String> shape() {
    List<String> shape = new ArrayList<>();
    for (JsonNode message : request.path("messages")) {
      StringBuilder words = new StringBuilder(message.path("role").asText());
      for (JsonNode block : message.path("content")) {
        words.append(' ').append(block.path("type").asText());
        words.append(block.has("name") ? "(" + block.path("name").asText() + ")" : "");
      }
      shape.add(words.toString());
    }
    return shape;
  }
}
