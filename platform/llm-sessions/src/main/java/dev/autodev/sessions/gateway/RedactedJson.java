package dev.autodev.sessions.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.processes.Redactor;

/**
 * Redacts the strings inside a JSON value rather than its text, where a quote or line break in a
 * secret would be escaped and slip through.
 */
public final class RedactedJson {
  private RedactedJson() {}

  /** A copy with every string and field name redacted. */
  public static JsonNode of(JsonNode node, Redactor redactor) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (node.isTextual()) {
      return nodes.textNode(redactor.redact(node.asText()));
    }
    if (node.isArray()) {
      ArrayNode copy = nodes.arrayNode();
      node.forEach(element -> copy.add(of(element, redactor)));
      return copy;
    }
    if (node.isObject()) {
      ObjectNode copy = nodes.objectNode();
      node.properties()
          .forEach(
              field -> copy.set(redactor.redact(field.getKey()), of(field.getValue(), redactor)));
      return copy;
    }
    return node;
  }
}
