package dev.autodev.sessions.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What came back from where the gateway sent a call. */
public sealed interface UpstreamReply {
  /** A whole message in the shape of the Anthropic Messages API, with its {@code usage}. */
  record Answer(ObjectNode message, Map<String, String> headers) implements UpstreamReply {
    public Answer {
      headers = Map.copyOf(headers);
    }

    public Answer(ObjectNode message) {
      this(message, Map.of());
    }
  }

  /** An error answer; the type is Anthropic's, such as {@code rate_limit_error}. */
  record Refusal(int status, String type, String message, Map<String, String> headers)
      implements UpstreamReply {
    public Refusal {
      headers = Map.copyOf(headers);
    }
  }

  /** The connection was lost before an answer. */
  record Cut() implements UpstreamReply {}
}
