package dev.autodev.sessions.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.tools.ToolAnswer;

/** The messages so far, as the body of the next call. */
final class Conversation {
  private final ObjectNode body = JsonNodeFactory.instance.objectNode();
  private final ArrayNode messages = body.arrayNode();

  Conversation(String model, int maxOutputTokens, String system, ArrayNode tools) {
    body.put("model", model).put("max_tokens", maxOutputTokens);
    if (!system.isBlank()) {
      body.put("system", system);
    }
    if (!tools.isEmpty()) {
      body.set("tools", tools);
    }
    body.set("messages", messages);
  }

  ObjectNode body() {
    return body;
  }

  void user(String text) {
    message("user").addObject().put("type", "text").put("text", text);
  }

  /** Further words of the user; after the answers to tools they belong to the same turn. */
  void more(String text) {
    JsonNode last = messages.path(messages.size() - 1);
    if (last.path("role").asText().equals("user")) {
      ((ArrayNode) last.path("content")).addObject().put("type", "text").put("text", text);
    } else {
      user(text);
    }
  }

  /** An empty answer gets a word, because the API takes no empty message. */
  void assistant(JsonNode content) {
    ArrayNode said = message("assistant");
    content.forEach(said::add);
    if (said.isEmpty()) {
      said.addObject().put("type", "text").put("text", "(nothing)");
    }
  }

  /** Begins the message that answers all tool calls of the last one. */
  ArrayNode toolResults() {
    return message("user");
  }

  static void addResult(ArrayNode results, String callId, ToolAnswer answer) {
    ObjectNode result = results.addObject().put("type", "tool_result").put("tool_use_id", callId);
    result.put("content", answer.text());
    if (!answer.ok()) {
      result.put("is_error", true);
    }
  }

  private ArrayNode message(String role) {
    return messages.addObject().put("role", role).putArray("content");
  }
}
