package dev.autodev.sessions.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.gateway.UpstreamReply;
import dev.autodev.sessions.gateway.UpstreamReply.Answer;
import dev.autodev.sessions.gateway.UpstreamReply.Refusal;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads what the API answered; what it does not know it passes on. */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_WORDS = 2000;
  private static final Set<String> PASSED =
      Set.of("request-id", "retry-after", "retry-after-ms", "x-should-retry");

  private Answers() {}

  static UpstreamReply of(HttpResponse<byte[]> response) {
    Map<String, String> headers = passed(response);
    JsonNode body = read(response.body());
    int status = response.statusCode();
    if (status == 200) {
      return body instanceof ObjectNode message && message.path("content").isArray()
          ? new Answer(message, headers)
          : refused(502, "api_error", "what Anthropic answered is no message", headers);
    }
    if (status < 400) {
      headers.put("x-should-retry", "false");
      String why = "Anthropic answered " + status + "; a redirect is not followed with a key";
      return refused(502, "api_error", why, headers);
    }
    JsonNode error = body.path("error");
    String type = error.path("type").asText("api_error");
    return refused(status, type, error.path("message").asText("no reason given"), headers);
  }

  private static Refusal refused(
      int status, String type, String message, Map<String, String> headers) {
    String bounded = message.length() > MOST_WORDS ? message.substring(0, MOST_WORDS) : message;
    return new Refusal(status, type, bounded, headers);
  }

  /** What clients of the API read; nothing about the connection it came on. */
  private static Map<String, String> passed(HttpResponse<byte[]> response) {
    Map<String, String> headers = new HashMap<>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (PASSED.contains(lower) || lower.startsWith("anthropic-")) {
                headers.put(lower, values.getFirst());
              }
            });
    return headers;
  }

  private static JsonNode read(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node == null ? MissingNode.getInstance() : node;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
