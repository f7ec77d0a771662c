package dev.autodev.sessions.codex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The client has a schema sent as a strict one, and the API refuses a call with a schema that is
 * not: every object closed, every property required, few keywords.
 */
final class StrictSchema {
  private static final Set<String> PLAIN =
      Set.of("type", "enum", "const", "required", "title", "description", "$ref");

  private StrictSchema() {}

  static boolean fits(JsonNode schema) {
    return schema.path("type").asText().equals("object") && fitsInside(schema);
  }

  private static boolean fitsInside(JsonNode schema) {
    return schema.isObject()
        && isClosed(schema)
        && schema.properties().stream().allMatch(StrictSchema::fits);
  }

  /** Also one that may be null, whose type is a list. */
  private static boolean isObject(JsonNode schema) {
    JsonNode type = schema.path("type");
    return type.asText().equals("object")
        || schema.has("properties")
        || type.valueStream().anyMatch(one -> one.asText().equals("object"));
  }

  private static boolean isClosed(JsonNode schema) {
    if (!isObject(schema)) {
      return true;
    }
    Set<String> names = new HashSet<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    JsonNode additional = schema.path("additionalProperties");
    return additional.isBoolean() && !additional.asBoolean() && required.equals(names);
  }

  private static boolean fits(Map.Entry<String, JsonNode> keyword) {
    JsonNode value = keyword.getValue();
    return switch (keyword.getKey()) {
      case "properties", "$defs" ->
          value.properties().stream().allMatch(named -> fitsInside(named.getValue()));
      case "items" -> fitsInside(value);
      case "anyOf" -> value.valueStream().allMatch(StrictSchema::fitsInside);
      case "additionalProperties" -> value.isBoolean();
      default -> PLAIN.contains(keyword.getKey());
    };
  }
}
