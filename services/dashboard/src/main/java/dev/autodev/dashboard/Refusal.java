package dev.autodev.dashboard;

import dev.autodev.model.json.Json;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Problem details for what never reaches a resource. */
final class Refusal {
  private static final long LINGER_MS = 1_000;

  private Refusal() {}

  static void send(RoutingContext exchange, Problem problem) {
    exchange
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaderNames.CONTENT_TYPE, Problem.JSON)
        // What follows on this connection may be the body that is not wanted.
        .putHeader(HttpHeaderNames.CONNECTION, "close")
        .end(Json.write(problem))
        .onComplete(sent -> linger(exchange));
  }

  /**
   * Closing at once could take the answer away from who still sends; waiting for all would not end.
   */
  private static void linger(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    if (!request.isEnded()) {
      request.resume();
      exchange.vertx().setTimer(LINGER_MS, over -> request.connection().close());
    }
  }
}
