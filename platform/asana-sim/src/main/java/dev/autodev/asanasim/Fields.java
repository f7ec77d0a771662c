package dev.autodev.asanasim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What of a resource is shown: as {@code opt_fields} asks, else the compact form. */
record Fields(List<List<String>> paths) {
  static Optional<Fields> of(Request request) {
    return request
        .parameter("opt_fields")
        .filter(text -> !text.isBlank())
        .map(
            text -> Arrays.stream(text.split(",")).map(path -> List.of(path.split("\\."))).toList())
        .map(Fields::new);
  }

  /** Always with its gid. */
  ObjectNode of(ObjectNode whole) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.set("gid", whole.get("gid"));
    paths.forEach(path -> copy(whole, shown, path));
    return shown;
  }

  private static void copy(ObjectNode from, ObjectNode to, List<String> path) {
    String name = path.getFirst();
    JsonNode value = from.get(name);
    if (value == null) {
      return;
    }
    List<String> rest = path.subList(1, path.size());
    if (rest.isEmpty()) {
      to.set(name, value);
    } else if (value instanceof ObjectNode object) {
      copy(object, nested(object, to.withObjectProperty(name)), rest);
    } else if (value instanceof ArrayNode array) {
      ArrayNode shown = to.withArrayProperty(name);
      for (int i = 0; i < array.size(); i++) {
        ObjectNode element = (ObjectNode) array.get(i);
        if (shown.size() <= i) {
          shown.addObject();
        }
        copy(element, nested(element, (ObjectNode) shown.get(i)), rest);
      }
    } else {
      to.set(name, value);
    }
  }

  private static ObjectNode nested(ObjectNode from, ObjectNode to) {
    if (from.has("gid")) {
      to.set("gid", from.get("gid"));
    }
    return to;
  }
}
