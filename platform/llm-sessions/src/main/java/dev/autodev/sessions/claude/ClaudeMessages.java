package dev.autodev.sessions.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.client.ClientEvent;
import dev.autodev.sessions.gateway.Prices;
import dev.autodev.sessions.protocol.Tokens;
import java.util.ArrayList;
import java.util.List;

/** What model and tools say to each other, as the client tells it. */
final class ClaudeMessages {
  /** Stands where a model's name does in messages that the client made up itself. */
  private static final String MADE_UP = "<synthetic>";

  private final Prices prices;
  private ObjectNode usage = JsonNodeFactory.instance.objectNode();
  private String model = "";
  private String answer = "";

  ClaudeMessages(Prices prices) {
    this.prices = prices;
  }

  /** One line per block of an answer, all with the answer's id. */
  List<ClientEvent> assistant(JsonNode line) {
    JsonNode message = line.path("message");
    if (message.path("model").asText().equals(MADE_UP)) {
      return List.of(new ClientEvent.Alive());
    }
    List<ClientEvent> events = new ArrayList<>();
    if (!message.path("id").asText().equals(answer)) {
      answer = message.path("id").asText();
      events.add(new ClientEvent.Answered());
    }
    message.path("content").forEach(block -> events.add(block(block)));
    return events;
  }

  private static ClientEvent block(JsonNode block) {
    String type = block.path("type").asText();
    return switch (type) {
      case "text" -> new ClientEvent.Said(block.path("text").asText());
      case "tool_use" ->
          new ClientEvent.ToolBegan(
              block.path("id").asText(), block.path("name").asText(), block.path("input"));
      case "thinking", "redacted_thinking" -> new ClientEvent.Alive();
      default -> new ClientEvent.Unknown("assistant/" + type);
    };
  }

  List<ClientEvent> user(JsonNode line) {
    List<ClientEvent> events = new ArrayList<>();
    for (JsonNode block : line.path("message").path("content")) {
      if (block.path("type").asText().equals("tool_result")) {
        events.add(
            new ClientEvent.ToolEnded(
                block.path("tool_use_id").asText(),
                !block.path("is_error").asBoolean(),
                text(block.path("content"))));
      }
    }
    return events;
  }

  private static String text(JsonNode content) {
    if (content.isTextual()) {
      return content.asText();
    }
    StringBuilder text = new StringBuilder();
    content.forEach(part -> text.append(part.path("text").asText()));
    return text.toString();
  }

  /** The model's own events; the last ones of an answer have what it used. */
  List<ClientEvent> streamed(JsonNode event) {
    switch (event.path("type").asText()) {
      case "message_start" -> {
        usage = JsonNodeFactory.instance.objectNode();
        model = event.path("message").path("model").asText();
        add(event.path("message").path("usage"));
      }
      case "message_delta" -> {
        add(event.path("usage"));
        return List.of(new ClientEvent.Used(prices.of(model, tokens())));
      }
      default -> {}
    }
    return List.of(new ClientEvent.Alive());
  }

  private Tokens tokens() {
    return new Tokens(
        usage.path("input_tokens").asLong(),
        usage.path("output_tokens").asLong(),
        usage.path("cache_read_input_tokens").asLong(),
        usage.path("cache_creation_input_tokens").asLong());
  }

  private void add(JsonNode more) {
    if (more instanceof ObjectNode fields) {
      usage.setAll(fields);
    }
  }
}
