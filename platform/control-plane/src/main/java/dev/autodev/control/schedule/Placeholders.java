package dev.autodev.control.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.model.InvalidModelException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values where a JSON's texts say {@code {{name}}}. */
public final class Placeholders {
  private static final Pattern NAMED = Pattern.compile("\\{\\{\\s*([a-z][a-z0-9_-]{0,39})\\s*}}");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Map<String, String> values;

  /** These values, by name. */
  public Placeholders(Map<String, String> values) {
    this.values = values;
  }

  /** The names in all texts of a JSON. */
  public static SortedSet<String> in(JsonNode json) {
    SortedSet<String> names = new TreeSet<>();
    if (json.isTextual()) {
      NAMED.matcher(json.textValue()).results().forEach(found -> names.add(found.group(1)));
    } else {
      json.forEach(part -> names.addAll(in(part)));
    }
    return names;
  }

  /**
   * A copy with the values in their places.
   *
   * @throws InvalidModelException if one has no value
   */
  public JsonNode fill(JsonNode json) {
    if (json.isTextual()) {
      return NODES.textNode(fill(json.textValue()));
    }
    if (json.isArray()) {
      ArrayNode filled = NODES.arrayNode();
      json.forEach(element -> filled.add(fill(element)));
      return filled;
    }
    if (json.isObject()) {
      ObjectNode filled = NODES.objectNode();
      json.properties().forEach(field -> filled.set(field.getKey(), fill(field.getValue())));
      return filled;
    }
    return json;
  }

  private String fill(String text) {
    return NAMED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
  }

  private String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new InvalidModelException(
          "{{%s}} stands for nothing here; known are %s"
              .formatted(name, String.join(", ", new TreeSet<>(values.keySet()))));
    }
    return value;
  }
}
