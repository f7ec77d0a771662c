package dev.autodev.asanasim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What goes back: a status, headers and JSON. */
public record Answer(int status, Map<String, String> headers, String body) {
  static Answer ok(JsonNode data) {
    return data(200, data);
  }

  static Answer created(JsonNode data) {
    return data(201, data);
  }

  private static Answer data(int status, JsonNode data) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("data", data);
    return new Answer(status, Map.of(), body.toString());
  }

  static Answer whole(int status, JsonNode body) {
    return new Answer(status, Map.of(), body.toString());
  }

  static Answer error(int status, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode error = body.putArray("errors").addObject().put("message", message);
    if (status >= 500) {
      error.put("phrase", "6 sad squid snuggle softly");
    } else {
      error.put(
          "help",
          "For more information on API status codes and how to handle them, read the docs on errors: https://developers.asana.com/docs/errors");
    }
    return new Answer(status, Map.of(), body.toString());
  }

  Answer with(String header, String value) {
    return new Answer(status, Map.of(header, value), body);
  }
}
