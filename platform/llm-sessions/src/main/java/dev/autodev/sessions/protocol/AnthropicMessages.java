package dev.autodev.sessions.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** {@code POST /v1/messages}. */
final class AnthropicMessages implements Protocol {
  private static final List<String> DELTAS = List.of("text", "partial_json", "thinking");

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public String path() {
    return "/v1/messages";
  }

  @Override
  public String outputLimit() {
    return "max_tokens";
  }

  @Override
  public String conversation() {
    return "messages";
  }

  @Override
  public ObjectNode error(int status, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "error");
    body.putObject("error").put("type", typeOf(status)).put("message", message);
    return body;
  }

  private static String typeOf(int status) {
    return switch (status) {
      case 400, 415, 426 -> "invalid_request_error";
      case 401 -> "authentication_error";
      case 402 -> "billing_error";
      case 403 -> "permission_error";
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_error";
      case 504 -> "timeout_error";
      case 529 -> "overloaded_error";
      default -> "api_error";
    };
  }

  @Override
  public Optional<Tokens> used(JsonNode body) {
    return tokens(body.path("usage"));
  }

  static Optional<Tokens> tokens(JsonNode usage) {
    return usage.path("output_tokens").isNumber()
        ? Optional.of(
            new Tokens(
                usage.path("input_tokens").asLong(),
                usage.path("output_tokens").asLong(),
                usage.path("cache_read_input_tokens").asLong(),
                usage.path("cache_creation_input_tokens").asLong()))
        : Optional.empty();
  }

  @Override
  public StreamReading reading() {
    return new MessageReading();
  }

  @Override
  public Optional<TextPiece> textOf(ObjectNode event) {
    if (!(event.get("delta") instanceof ObjectNode delta)) {
      return Optional.empty();
    }
    return DELTAS.stream()
        .filter(field -> delta.path(field).isTextual())
        .map(field -> new TextPiece(event.path("index").asText() + field, delta, field))
        .findFirst();
  }
}
