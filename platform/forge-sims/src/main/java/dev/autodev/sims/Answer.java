package dev.autodev.sims;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What a client gets. */
public record Answer(int status, Map<String, String> headers, byte[] body) {
  /** JSON. */
  public static Answer json(int status, JsonNode body) {
    return of(status, "application/json", body.toString());
  }

  /** Plain text. */
  public static Answer text(int status, String body) {
    return of(status, "text/plain", body);
  }

  /** Nothing but a status. */
  public static Answer empty(int status) {
    return new Answer(status, Map.of(), new byte[0]);
  }

  private static Answer of(int status, String type, String body) {
    return new Answer(status, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with one more header. */
  public Answer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Answer(status, Map.copyOf(more), body);
  }
}
