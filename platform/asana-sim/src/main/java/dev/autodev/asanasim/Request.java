package dev.autodev.asanasim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was asked. */
record Request(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  String call() {
    return method + " " + path;
  }

  Optional<String> parameter(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }

  Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .flatMap(entry -> entry.getValue().stream())
        .findFirst();
  }

  /** The fields that were sent, which stand in {@code data}. */
  ObjectNode data() {
    try {
      if (JSON.readTree(body).path("data") instanceof ObjectNode data) {
        return data;
      }
      throw new Refused(400, "Could not parse request data: the body needs an object in 'data'");
    } catch (JsonProcessingException e) {
      throw new Refused(400, "Could not parse request data, invalid JSON");
    }
  }
}
