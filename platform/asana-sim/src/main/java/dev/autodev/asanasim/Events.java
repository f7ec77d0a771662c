package dev.autodev.asanasim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened to each resource and what is in it, to be asked for by sync tokens. */
final class Events {
  private static final int MOST = 100;

  private final Map<String, List<ObjectNode>> log = new HashMap<>();
  private int age;

  private String token(String resource, int seen) {
    return "%s:%d:%d".formatted(resource, age, seen);
  }

  void add(String resource, ObjectNode event) {
    log.computeIfAbsent(resource, key -> new ArrayList<>()).add(event);
  }

  Answer since(String resource, Optional<String> sync) {
    List<ObjectNode> all = log.getOrDefault(resource, List.of());
    Optional<Integer> seen = sync.flatMap(text -> seen(text, resource));
    if (seen.isEmpty()) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.putArray("errors")
          .addObject()
          .put(
              "message",
              "Sync token invalid or too old. If you are attempting to keep resources in sync, you must re-fetch the dataset.");
      return Answer.whole(412, body.put("sync", token(resource, all.size())));
    }
    int begin = seen.get();
    int end = Math.min(all.size(), begin + MOST);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode data = body.putArray("data");
    all.subList(begin, end).forEach(data::add);
    body.put("sync", token(resource, end));
    return Answer.whole(200, body.put("has_more", end < all.size()));
  }

  private Optional<Integer> seen(String sync, String resource) {
    String known = "%s:%d:".formatted(resource, age);
    return sync.startsWith(known) && sync.substring(known.length()).matches("[0-9]{1,9}")
        ? Optional.of(Integer.valueOf(sync.substring(known.length())))
        : Optional.empty();
  }

  /** As after a day: all tokens are too old. */
  void grow() {
    age++;
  }
}
