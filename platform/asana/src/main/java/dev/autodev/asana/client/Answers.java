package dev.autodev.asana.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** What an answer that is no success means. */
final class Answers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Answers() {}

  static AsanaException exception(Response response) {
    int status = response.getStatus();
    JsonNode body = body(response);
    String said = body.path("errors").path(0).path("message").asText("no reason given");
    return switch (status) {
      case 401 -> new AsanaException.Unauthorized();
      case 402 -> new AsanaException.NotPaidFor(said);
      case 403, 404 -> new AsanaException.Missing(status, said);
      case 429 -> new AsanaException.Passing("429 Too Many Requests", retryAfter(response));
      default ->
          status >= 500
              ? new AsanaException.Passing(status + " " + said, Optional.empty())
              : new AsanaException.Refused(status, said);
    };
  }

  /** A proxy's error page is no JSON. */
  private static JsonNode body(Response response) {
    try {
      String text = response.readEntity(String.class);
      return JSON.readTree(text == null || text.isBlank() ? "{}" : text);
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  private static Optional<Duration> retryAfter(Response response) {
    String seconds = response.getHeaderString("Retry-After");
    return seconds != null && seconds.matches("[0-9]{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
        : Optional.empty();
  }
}
