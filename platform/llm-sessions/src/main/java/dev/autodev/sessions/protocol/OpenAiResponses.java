package dev.autodev.sessions.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** {@code POST /v1/responses}. */
final class OpenAiResponses implements Protocol {
  @Override
  public String name() {
    return "responses";
  }

  @Override
  public String path() {
    return "/v1/responses";
  }

  @Override
  public String outputLimit() {
    return "max_output_tokens";
  }

  @Override
  public String conversation() {
    return "input";
  }

  @Override
  public ObjectNode error(int status, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error")
        .put("message", message)
        .put("type", status < 500 ? "invalid_request_error" : "server_error")
        .putNull("param")
        .put("code", codeOf(status));
    return body;
  }

  private static String codeOf(int status) {
    return switch (status) {
      case 401 -> "invalid_api_key";
      case 402 -> "insufficient_quota";
      case 404 -> "not_found";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_exceeded";
      case 503, 529 -> "server_is_overloaded";
      default -> status < 500 ? "invalid_request" : "server_error";
    };
  }

  @Override
  public Optional<Tokens> used(JsonNode body) {
    return tokens(body.path("usage"));
  }

  /** Input is told with its cached parts in it. */
  static Optional<Tokens> tokens(JsonNode usage) {
    if (!usage.path("output_tokens").isNumber()) {
      return Optional.empty();
    }
    JsonNode details = usage.path("input_tokens_details");
    long read = details.path("cached_tokens").asLong();
    long written = details.path("cache_write_tokens").asLong();
    long anew = usage.path("input_tokens").asLong() - read - written;
    return Optional.of(new Tokens(anew, usage.path("output_tokens").asLong(), read, written));
  }

  @Override
  public StreamReading reading() {
    return new ResponseReading();
  }

  @Override
  public Optional<TextPiece> textOf(ObjectNode event) {
    if (!event.path("delta").isTextual()) {
      return Optional.empty();
    }
    String whole =
        event.path("type").asText()
            + event.path("item_id").asText()
            + event.path("output_index").asText()
            + event.path("content_index").asText()
            + event.path("summary_index").asText();
    return Optional.of(new TextPiece(whole, event, "delta"));
  }
}
