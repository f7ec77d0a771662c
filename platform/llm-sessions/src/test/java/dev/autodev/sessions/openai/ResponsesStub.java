package dev.autodev.sessions.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.autodev.sessions.provider.Play;
import dev.autodev.sessions.provider.ProviderStub;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A stub of the OpenAI Responses API on loopback: checks the key and the shape of each request as
 * the API does, then plays what it was given; after that it says "Hello".
 */
public final class ResponsesStub extends ProviderStub {
  private static final String USAGE =
      """
      {"input_tokens":12,"input_tokens_details":{"cached_tokens":2,"cache_write_tokens":3},\
      "output_tokens":5,"output_tokens_details":{"reasoning_tokens":1},"total_tokens":17}""";

  /** A streamed answer of 7 new input tokens, 2 cached, 3 written to the cache, and 5 output. */
  public static final List<String> EVENTS =
      List.of(
          event(
              "response.created",
              """
              {"type":"response.created","sequence_number":0,"response":{"id":"resp_1",\
              "model":"gpt-5.5","status":"in_progress","output":[]}}"""),
          event("not_yet_invented", "{\"type\":\"not_yet_invented\",  \"ünï\": 1.50}"),
          event(
              "response.output_text.delta",
              """
              {"type":"response.output_text.delta","item_id":"msg_1","output_index":0,\
              "content_index":0,"delta":"Hello"}"""),
          event(
              "response.completed",
              "{\"type\":\"response.completed\",\"response\":" + document("completed") + "}"));

  private final String key;

  public ResponsesStub(String key) throws IOException {
    this.key = key;
  }

  /** One event as it goes over the line. */
  public static String event(String name, String data) {
    return "event: " + name + "\ndata: " + data + "\n\n";
  }

  /** A whole answer. */
  public static String document(String status) {
    return """
    {"id":"resp_1","object":"response","status":"%s","model":"gpt-5.5","output":[{"type":"message",\
    "id":"msg_1","status":"completed","role":"assistant","content":[{"type":"output_text",\
    "text":"Hello","annotations":[]}]}],"usage":%s}"""
        .formatted(status, USAGE);
  }

  /** An error as the API tells it. */
  public static String error(String type, String code, String message) {
    return "{\"error\":{\"message\":\"%s\",\"type\":\"%s\",\"param\":null,\"code\":\"%s\"}}"
        .formatted(message, type, code);
  }

  @Override
  protected Play usual(JsonNode request) {
    return request.path("stream").asBoolean()
        ? Play.stream(EVENTS)
        : Play.document(200, Map.of(), document("completed"));
  }

  @Override
  protected Optional<Play> against(HttpExchange exchange, JsonNode request) {
    if (!("Bearer " + key).equals(exchange.getRequestHeaders().getFirst("authorization"))) {
      String body = error("invalid_request_error", "invalid_api_key", "Incorrect API key");
      return Optional.of(Play.document(401, Map.of(), body));
    }
    String wrong = wrong(exchange, request);
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Play.document(400, Map.of(), error("invalid_request_error", "invalid", wrong)));
  }

  private static String wrong(HttpExchange exchange, JsonNode request) {
    if (!exchange.getRequestURI().getPath().equals("/v1/responses")) {
      return "no such path";
    }
    if (!request.path("model").isTextual() || !request.has("input")) {
      return "model, input: required";
    }
    Set<String> called = new HashSet<>();
    for (JsonNode item : request.path("input")) {
      String id = item.path("call_id").asText();
      switch (item.path("type").asText()) {
        case "function_call" -> called.add(id);
        case "function_call_output" -> {
          if (!called.remove(id)) {
            return "No tool call found for function call output with call_id " + id;
          }
        }
        default -> {}
      }
    }
    return called.isEmpty() ? "" : "No tool output found for function call " + called;
  }
}
