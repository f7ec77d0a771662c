package dev.autodev.sessions.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Reads the events of the Messages API. */
final class MessageReading implements StreamReading {
  /** What was said of the usage so far: later events name only what changed. */
  private final ObjectNode usage = JsonNodeFactory.instance.objectNode();

  private Optional<String> model = Optional.empty();
  private boolean started;
  private boolean counted;
  private boolean over;

  @Override
  public void event(JsonNode data) {
    switch (data.path("type").asText()) {
      case "message_start" -> {
        started = true;
        model = Optional.ofNullable(data.at("/message/model").textValue());
        add(data.at("/message/usage"));
      }
      case "message_delta" -> {
        counted |= data.at("/usage/output_tokens").isNumber();
        add(data.path("usage"));
      }
      case "message_stop", "error" -> over = true;
      default -> {}
    }
  }

  private void add(JsonNode more) {
    more.properties().stream()
        .filter(field -> field.getValue().isNumber())
        .forEach(field -> usage.set(field.getKey(), field.getValue()));
  }

  @Override
  public Optional<Tokens> used() {
    return counted ? AnthropicMessages.tokens(usage) : Optional.empty();
  }

  @Override
  public Optional<Tokens> usedAtStart() {
    return AnthropicMessages.tokens(usage);
  }

  @Override
  public boolean failedAtStart() {
    return over && !started;
  }

  @Override
  public boolean isOver() {
    return over;
  }

  @Override
  public Optional<String> model() {
    return model;
  }
}
