package dev.autodev.sims;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a client has sent.
 *
 * @param path as it came, still encoded, without the query
 * @param query as it came, empty without one
 * @param headers by lower-case name
 */
public record Request(
    String method, String path, String query, Map<String, String> headers, byte[] body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A header; empty when it is absent. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** A parameter of the query. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(pairs(query).get(name));
  }

  /** The body's fields, sent as JSON or as a form, above those of the query. */
  public ObjectNode fields() {
    ObjectNode fields = JSON.createObjectNode();
    pairs(query).forEach((name, value) -> put(fields, name, value));
    String text = new String(body, StandardCharsets.UTF_8);
    if (header("content-type").startsWith("application/x-www-form-urlencoded")) {
      pairs(text).forEach((name, value) -> put(fields, name, value));
    } else if (!text.isBlank()) {
      try {
        fields.setAll((ObjectNode) JSON.readTree(text));
      } catch (IOException | ClassCastException e) {
        throw new Refused(400, "the body is no JSON object");
      }
    }
    return fields;
  }

  /** What is in something else is named {@code position[new_line]}, and a list {@code ids[]}. */
  private static void put(ObjectNode fields, String name, String value) {
    String[] path = name.replace("]", "").split("\\[");
    ObjectNode in = fields;
    for (int i = 0; i < path.length - 1; i++) {
      if (in.has(path[i]) && !in.get(path[i]).isObject()) {
        throw new Refused(400, path[i] + " is invalid");
      }
      in = in.withObjectProperty(path[i]);
    }
    in.put(path[path.length - 1], value);
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        pairs.merge(
            decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]), (a, b) -> a + "," + b);
      }
    }
    return pairs;
  }

  static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
