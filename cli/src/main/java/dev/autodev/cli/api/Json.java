package dev.autodev.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads answers as trees: binding them to classes would cost start-up time. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  public static String pretty(JsonNode node) {
    return node.toPrettyString();
  }

  /** The text of a field; empty when it is absent or null. */
  public static String text(JsonNode node, String field) {
    var value = node.path(field);
    return value.isNull() || value.isMissingNode()
        ? ""
        : value.isValueNode() ? value.asText() : value.toString();
  }

  /** The entries of a list answer: the answer itself, its field of that name, or its items. */
  public static JsonNode list(JsonNode answer, String field) {
    if (answer.isArray()) {
      return answer;
    }
    return answer.has(field) ? answer.path(field) : answer.path("items");
  }

  public static Optional<Instant> time(JsonNode node, String field) {
    try {
      var text = text(node, field);
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
