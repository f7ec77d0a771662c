package dev.autodev.sessions.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stub of the Anthropic Messages API on loopback: checks the key and the shape of each request as
 * the API does, then plays what it was given, in order; after the last answer it says "Done.".
 */
public final class AnthropicStub implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String key;
  private final Queue<Play> plays = new ConcurrentLinkedQueue<>();
  public final List<Headers> headers = new CopyOnWriteArrayList<>();
  public final List<JsonNode> requests = new CopyOnWriteArrayList<>();

  /** One answer of the stub. */
  private record Play(int status, Map<String, String> headers, JsonNode body) {}

  public AnthropicStub(String key) throws IOException {
    this.key = key;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers once with these content blocks. */
  public AnthropicStub says(String blocks) {
    plays.add(new Play(200, Map.of(), message(json(blocks))));
    return this;
  }

  /** Refuses as often as asked. */
  public AnthropicStub refuses(int times, int status, String type, Map<String, String> headers) {
    for (int time = 0; time < times; time++) {
      plays.add(new Play(status, headers, error(type, "refused with key " + key)));
    }
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      headers.add(exchange.getRequestHeaders());
      JsonNode request = JSON.readTree(exchange.getRequestBody());
      requests.add(request);
      Play play = checked(exchange, request).orElseGet(this::next);
      byte[] body = play.body().toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.getResponseHeaders().set("request-id", "req_" + requests.size());
      play.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(play.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Play next() {
    Play play = plays.poll();
    return play == null
        ? new Play(200, Map.of(), message(json("[{'type': 'text', 'text': 'Done.'}]")))
        : play;
  }

  private Optional<Play> checked(HttpExchange exchange, JsonNode request) {
    Headers sent = exchange.getRequestHeaders();
    if (!key.equals(sent.getFirst("x-api-key"))) {
      return Optional.of(
          new Play(401, Map.of(), error("authentication_error", "invalid x-api-key")));
    }
    boolean called =
        exchange.getRequestMethod().equals("POST")
            && exchange.getRequestURI().getPath().equals("/v1/messages");
    if (!called) {
      return Optional.of(new Play(404, Map.of(), error("not_found_error", "Not Found")));
    }
    String wrong = wrong(sent, request);
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(new Play(400, Map.of(), error("invalid_request_error", wrong)));
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

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
