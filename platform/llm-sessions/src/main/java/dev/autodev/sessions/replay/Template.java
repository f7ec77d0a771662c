package dev.autodev.sessions.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.SessionKey;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the known double-brace names of scripted strings with the session's values. */
final class Template {
  private static final Pattern NAME = Pattern.compile("\\{\\{\\s*([A-Za-z]+)\\s*}}");

  private final Map<String, String> values;

  Template(SessionKey key) {
    values =
        Map.of(
            "task", key.taskId(),
            "epoch", Integer.toString(key.epoch()),
            "round", Integer.toString(key.round()),
            "role", key.role(),
            "repository", key.repository(),
            "taskType", key.taskType());
  }

  /** Unknown names stay as they are: they may belong to a file that is being written. */
  String fill(String text) {
    return NAME.matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), match.group())));
  }

  JsonNode fill(JsonNode node) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (node.isTextual()) {
      return nodes.textNode(fill(node.asText()));
    }
    if (node.isArray()) {
      ArrayNode filled = nodes.arrayNode();
      node.forEach(element -> filled.add(fill(element)));
      return filled;
    }
    if (node.isObject()) {
      ObjectNode filled = nodes.objectNode();
      node.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue())));
      return filled;
    }
    return node;
  }
}
