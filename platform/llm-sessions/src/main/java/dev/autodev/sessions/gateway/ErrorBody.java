package dev.autodev.sessions.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An error in the shape of the Anthropic API. */
final class ErrorBody {
  private ErrorBody() {}

  static ObjectNode of(String type, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("type", "error");
    body.putObject("error").put("type", type).put("message", message);
    return body;
  }
}
