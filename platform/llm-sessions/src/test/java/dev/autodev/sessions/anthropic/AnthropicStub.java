package dev.autodev.sessions.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.autodev.sessions.provider.Play;
import dev.autodev.sessions.provider.ProviderStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A stub of the Anthropic Messages API on loopback: checks the key and the shape of each request as
 * the API does, then plays what it was given, in order; after the last answer it says "Done.".
 */
public final class AnthropicStub extends ProviderStub {
  /** A streamed answer of 7 input and 5 output tokens, with an event no client knows. */
  public static final List<String> EVENTS =
      List.of(
          event(
              "message_start",
              """
              {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant",\
              "model":"claude-sonnet-4-5-20250929","content":[],"stop_reason":null,\
              "usage":{"input_tokens":7,"cache_creation_input_tokens":3,"cache_read_input_tokens":2,\
              "output_tokens":1}}}"""),
          event(
              "content_block_start",
              """
              {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"""),
          event("ping", "{\"type\": \"ping\"}"),
          event("not_yet_invented", "{\"type\":\"not_yet_invented\",  \"ünï\": 1.50}"),
          event(
              "content_block_delta",
              """
              {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}}"""),
          event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}"),
          event(
              "message_delta",
              """
              {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},\
              "usage":{"output_tokens":5}}"""),
          event("message_stop", "{\"type\":\"message_stop\"}"));

  private final String key;

  public AnthropicStub(String key) throws IOException {
    this.key = key;
  }

  /** One event as it goes over the line. */
  public static String event(String name, String data) {
    return "event: " + name + "\ndata: " + data + "\n\n";
  }

  /** Answers once with these content blocks. */
  public AnthropicStub says(String blocks) {
    plays(document(message(json(blocks))));
    return this;
  }

  /** Refuses as often as asked. */
  public AnthropicStub refuses(int times, int status, String type, Map<String, String> headers) {
    for (int time = 0; time < times; time++) {
      plays(refusal(status, type, "refused with key " + key, headers));
    }
    return this;
  }

  private static Play document(JsonNode body) {
    return Play.document(200, Map.of(), body.toString());
  }

  private static Play refusal(
      int status, String type, String message, Map<String, String> headers) {
    return Play.document(status, headers, error(type, message).toString());
  }

  @Override
  protected Play usual(JsonNode request) {
    return request.path("stream").asBoolean()
        ? Play.stream(EVENTS)
        : document(message(json("[{'type': 'text', 'text': 'Done.'}]")));
  }

  @Override
  protected Optional<Play> against(HttpExchange exchange, JsonNode request) {
    Headers sent = exchange.getRequestHeaders();
    boolean known =
        key.equals(sent.getFirst("x-api-key"))
            || ("Bearer " + key).equals(sent.getFirst("authorization"))
                && String.valueOf(sent.get("anthropic-beta")).contains("oauth-2025-04-20");
    if (!known) {
      return Optional.of(refusal(401, "authentication_error", "invalid x-api-key", Map.of()));
    }
    boolean called =
        exchange.getRequestMethod().equals("POST")
            && exchange.getRequestURI().getPath().equals("/v1/messages");
    if (!called) {
      return Optional.of(refusal(404, "not_found_error", "Not Found", Map.of()));
    }
    String wrong = wrong(sent, request);
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(refusal(400, "invalid_request_error", wrong, Map.of()));
  }

  private static String wrong(Headers sent, JsonNode request) {
    if (!"2023-06-01".equals(sent.getFirst("anthropic-version"))) {
      return "anthropic-version: header is required";
    }
    if (!"application/json".equals(sent.getFirst("content-type"))) {
      return "content-type: must be application/json";
    }
    if (!request.path("model").isTextual() || request.path("max_tokens").asInt() < 1) {
      return "model, max_tokens: Field required";
    }
    for (JsonNode tool : request.path("tools")) {
      if (!tool.path("name").asText().matches("[a-zA-Z0-9_-]{1,64}")
          || !tool.at("/input_schema/type").asText().equals("object")) {
        return "tools: name or input_schema is wrong";
      }
    }
    return wrongTurns(request.path("messages"));
  }

  /** Every tool call must be answered in the very next message. */
  private static String wrongTurns(JsonNode messages) {
    Set<String> open = new HashSet<>();
    for (JsonNode message : messages) {
      Set<String> called = new HashSet<>();
      for (JsonNode block : message.path("content")) {
        switch (block.path("type").asText()) {
          case "tool_use" -> called.add(block.path("id").asText());
          case "tool_result" -> open.remove(block.path("tool_use_id").asText());
          default -> {}
        }
      }
      if (!open.isEmpty() || message.path("content").isEmpty()) {
        return "messages: tool_use without tool_result, or no content";
      }
      open = called;
    }
    return messages.path(0).path("role").asText().equals("user") && open.isEmpty()
        ? ""
        : "messages: first message must use the user role";
  }

  /** With fields that a client need not know. */
  private static ObjectNode message(JsonNode content) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("id", "msg_stub").put("type", "message").put("role", "assistant");
    message.put("model", "claude-sonnet-4-5-20250929").putNull("container");
    message.set("content", content);
    boolean calls = content.findValuesAsText("type").contains("tool_use");
    message.put("stop_reason", calls ? "tool_use" : "end_turn").putNull("stop_sequence");
    message
        .putObject("usage")
        .put("input_tokens", 1000)
        .put("output_tokens", 100)
        .put("cache_read_input_tokens", 10)
        .put("cache_creation_input_tokens", 20)
        .put("service_tier", "standard");
    return message;
  }

  private static ObjectNode error(String type, String message) {
    ObjectNode error = JsonNodeFactory.instance.objectNode().put("type", "error");
    error.putObject("error").put("type", type).put("message", message);
    return error.put("request_id", "req_stub");
  }

  private static ArrayNode json(String blocks) {
    try {
      return (ArrayNode) JSON.readTree(blocks.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
