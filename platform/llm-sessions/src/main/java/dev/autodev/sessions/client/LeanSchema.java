package dev.autodev.sessions.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * A result's schema without what clients stumble over: one unknown keyword, such as a format, and
 * {@code claude} offers no way to hand in a result, without a word. What is left out is still
 * checked by us.
 */
public final class LeanSchema {
  private static final Set<String> KEPT =
      Set.of(
          "type",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "enum",
          "const",
          "anyOf",
          "oneOf",
          "allOf",
          "$ref",
          "$defs",
          "title",
          "description",
          "minItems",
          "maxItems",
          "minLength",
          "maxLength",
          "minimum",
          "maximum");
  private static final Set<String> BY_NAME = Set.of("properties", "$defs");
  private static final Set<String> VALUES = Set.of("enum", "const", "required");

  private LeanSchema() {}

  /** The schema with only the keywords that every client knows. */
  public static JsonNode of(JsonNode schema) {
    if (schema instanceof ArrayNode list) {
      ArrayNode lean = JsonNodeFactory.instance.arrayNode();
      list.forEach(each -> lean.add(of(each)));
      return lean;
    }
    if (!(schema instanceof ObjectNode object)) {
      return schema;
    }
    ObjectNode lean = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (KEPT.contains(field.getKey())) {
        lean.set(field.getKey(), value(field.getKey(), field.getValue()));
      }
    }
    return lean;
  }

  private static JsonNode value(String keyword, JsonNode value) {
    if (VALUES.contains(keyword)) {
      return value;
    }
    if (!BY_NAME.contains(keyword)) {
      return of(value);
    }
    ObjectNode named = JsonNodeFactory.instance.objectNode();
    value.properties().forEach(each -> named.set(each.getKey(), of(each.getValue())));
    return named;
  }

  /** Words that ask for a result of this schema where a client has no other way to. */
  public static String asked(JsonNode schema) {
    return "The result is a JSON object that fits this schema: " + schema;
  }
}
