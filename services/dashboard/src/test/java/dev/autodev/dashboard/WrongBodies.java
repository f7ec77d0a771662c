package dev.autodev.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bodies that break what a schema says, each in one place and in one way. */
final class WrongBodies {
  private static final String LONG = "\"" + "x".repeat(19_000) + "\"";
  private static final String DEEP = "[".repeat(900) + "]".repeat(900);
  private static final Map<String, List<String>> OTHER_TYPES =
      Map.of(
          "string", List.of("7", "true", "[]", "{}", "[\"x\"]", DEEP),
          "integer", List.of("\"7\"", "1.5", "true", "[]", "{}", "1e999", "99999999999999999999"),
          "boolean", List.of("\"yes\"", "7", "[]", "{}"),
          "array", List.of("\"x\"", "7", "{}", "[7]", "[{}]", "[[]]"),
          "object", List.of("\"x\"", "7", "[]", "true"));

  /** Right by their type, and still nothing that can be stored or meant. */
  private static final List<String> ODD_TEXTS =
      List.of("\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", LONG, "\"../../etc\"", "\"Ω😀\"");

  private WrongBodies() {}

  /**
   * A body and what is wrong with it.
   *
   * @param refused whether it must be: by its type alone, or by what it lacks
   */
  record Wrong(String body, String what, boolean refused) {}

  static List<Wrong> of(JsonNode schema, Map<String, String> known) {
    ObjectNode right = right(schema, known);
    List<Wrong> all = new ArrayList<>();
    for (String nothing : List.of("[]", "7", "\"x\"", "[{}]", "{", "nonsense")) {
      all.add(new Wrong(nothing, "no object", true));
    }
    all.add(new Wrong(with(right, "more", LONG + ",\"b\":" + LONG), "oversize", true));
    for (JsonNode needed : schema.path("required")) {
      ObjectNode without = right.deepCopy().without(needed.asText());
      all.add(new Wrong(without.toString(), "no " + needed.asText(), true));
      all.add(new Wrong(with(right, needed.asText(), "null"), "null " + needed.asText(), true));
    }
    schema.path("properties").properties().forEach(field -> all.addAll(of(right, field)));
    return all;
  }

  private static List<Wrong> of(ObjectNode right, Map.Entry<String, JsonNode> field) {
    String name = field.getKey();
    String type = field.getValue().path("type").asText("object");
    List<Wrong> all = new ArrayList<>();
    for (String value : OTHER_TYPES.getOrDefault(type, List.of())) {
      all.add(new Wrong(with(right, name, value), type + " " + name, true));
    }
    if (type.equals("string")) {
      ODD_TEXTS.forEach(
          value -> all.add(new Wrong(with(right, name, value), "odd " + name, false)));
    }
    for (String bound : List.of("minimum", "maximum")) {
      if (field.getValue().has(bound)) {
        int beyond = field.getValue().get(bound).intValue() + (bound.equals("minimum") ? -1 : 1);
        all.add(new Wrong(with(right, name, String.valueOf(beyond)), "beyond " + name, true));
      }
    }
    return all;
  }

  private static ObjectNode right(JsonNode schema, Map<String, String> known) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              if (known.containsKey(field.getKey())) {
                body.set(field.getKey(), Json.parse(known.get(field.getKey())));
              }
            });
    return body;
  }

  /** Written by hand: what is put in may be no JSON that a tree could hold. */
  private static String with(ObjectNode right, String name, String value) {
    ObjectNode marked = right.deepCopy().put(name, "@@@");
    return marked.toString().replace("\"@@@\"", value);
  }
}
