package dev.autodev.sessions.replay.speech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A whole message told as the server-sent events of the Anthropic Messages API. */
final class MessageEvents {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final List<ObjectNode> events = new ArrayList<>();

  private MessageEvents() {}

  /** The events in order; each one's {@code type} is its event name. */
  static List<ObjectNode> of(ObjectNode message) {
    MessageEvents told = new MessageEvents();
    told.start(message);
    int index = 0;
    for (JsonNode block : message.path("content")) {
      told.block(index++, block);
    }
    told.end(message);
    return told.events;
  }

  private void start(ObjectNode message) {
    ObjectNode opened = message.deepCopy();
    opened.putArray("content");
    opened.putNull("stop_reason");
    opened.putNull("stop_sequence");
    opened.withObject("/usage").put("output_tokens", 1);
    event("message_start").set("message", opened);
  }

  private void block(int index, JsonNode block) {
    ObjectNode opened = block.deepCopy();
    String deltaType;
    String field;
    String content;
    if (block.path("type").asText().equals("tool_use")) {
      content = block.path("input").toString();
      opened.putObject("input");
      deltaType = "input_json_delta";
      field = "partial_json";
    } else {
      content = block.path("text").asText();
      opened.put("text", "");
      deltaType = "text_delta";
      field = "text";
    }
    event("content_block_start").put("index", index).set("content_block", opened);
    for (String piece : Pieces.of(content)) {
      ObjectNode delta = event("content_block_delta").put("index", index).putObject("delta");
      delta.put("type", deltaType).put(field, piece);
    }
    event("content_block_stop").put("index", index);
  }

  private void end(ObjectNode message) {
    ObjectNode last = event("message_delta");
    ObjectNode delta = last.putObject("delta");
    delta.set("stop_reason", message.path("stop_reason"));
    delta.set("stop_sequence", NODES.nullNode());
    last.set("usage", message.path("usage"));
    event("message_stop");
  }

  private ObjectNode event(String type) {
    ObjectNode event = NODES.objectNode().put("type", type);
    events.add(event);
    return event;
  }
}
