package dev.autodev.sessions.gateway;

import dev.autodev.sessions.budget.Decision;
import dev.autodev.sessions.protocol.Protocol;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/** An error answer of the gateway itself, told in the words of the client's API. */
record Refusal(int status, String message, Map<String, String> headers) {
  private static final Map<String, String> NO_RETRY = Map.of("x-should-retry", "false");

  Refusal {
    headers = Map.copyOf(headers);
  }

  /** One that the same call would meet again. */
  static Refusal lasting(int status, String message) {
    return new Refusal(status, message, NO_RETRY);
  }

  /** One that may be over when the call is made again. */
  static Refusal passing(int status, String message) {
    return new Refusal(status, message, Map.of());
  }

  /** No retry helps, so it has a status after which no client tries again. */
  static Refusal denied(Decision.Denied denied) {
    String why =
        switch (denied) {
          case Decision.Refused refused -> "Budget exceeded (%s)";
          case Decision.Postponed postponed -> "No call goes out now (%s)";
        };
    String words = denied.words().replaceAll("[^\\x20-\\x7e]+", " ");
    return new Refusal(
        400,
        why.formatted(words) + "; the session ends here.",
        Map.of("x-should-retry", "false", GatewayHeaders.BUDGET, words));
  }

  void write(HttpServerResponse response, Protocol protocol) {
    if (response.closed() || response.ended() || response.headWritten()) {
      return;
    }
    response.setStatusCode(status).putHeader("content-type", "application/json");
    headers.forEach(response::putHeader);
    response.end(protocol.error(status, message).toString());
  }
}
