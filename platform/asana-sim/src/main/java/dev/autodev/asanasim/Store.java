package dev.autodev.asanasim;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All resources by gid, in the order in which they were made. */
final class Store {
  private static final long FIRST_GID = 1_200_000_000_000_001L;

  private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
  private long next = FIRST_GID;

  ObjectNode create(String type) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    made.put("gid", Long.toString(next++)).put("resource_type", type);
    resources.put(made.get("gid").asText(), made);
    return made;
  }

  ObjectNode find(String type, String gid) {
    ObjectNode found = resources.get(gid);
    if (found == null || !found.path("resource_type").asText().equals(type)) {
      throw new Refused(404, "%s: Unknown object: %s".formatted(type, gid));
    }
    return found;
  }

  void remove(ObjectNode resource) {
    resources.remove(resource.get("gid").asText());
  }

  List<ObjectNode> all(String type, Predicate<ObjectNode> which) {
    return resources.values().stream()
        .filter(one -> one.path("resource_type").asText().equals(type))
        .filter(which)
        .toList();
  }

  /** Of another resource: what it shows of itself where it is only mentioned, or listed. */
  static ObjectNode compact(ObjectNode whole) {
    ObjectNode compact = JsonNodeFactory.instance.objectNode();
    for (String field : compactFields(whole.path("resource_type").asText())) {
      if (whole.has(field)) {
        compact.set(field, whole.get(field));
      }
    }
    return compact;
  }

  private static List<String> compactFields(String type) {
    return type.equals("story")
        ? List.of("gid", "resource_type", "resource_subtype", "text", "created_at", "created_by")
        : List.of("gid", "resource_type", "name", "resource_subtype");
  }
}
