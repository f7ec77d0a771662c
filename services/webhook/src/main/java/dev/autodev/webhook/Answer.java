package dev.autodev.webhook;

import dev.autodev.model.json.Json;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * What a sender is told of a delivery that was read.
 *
 * @param result accepted, skipped, ignored or duplicate
 */
record Answer(String result, String reason) {
  private static final long LINGER_MS = 1_000;

  void send(RoutingContext exchange) {
    exchange
        .response()
        .setStatusCode(200)
        .putHeader("Content-Type", "application/json")
        .end(Json.write(this));
  }

  static void refuse(RoutingContext exchange, Problem problem) {
    HttpServerResponse response = exchange.response();
    if (response.ended() || response.closed()) {
      return;
    }
    boolean unread = !exchange.request().isEnded();
    if (unread) {
      // What follows on this connection is the body that is not wanted.
      response.putHeader("Connection", "close");
    }
    response
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.JSON)
        .end(Json.write(problem))
        .onComplete(
            sent -> {
              if (unread) {
                linger(exchange);
              }
            });
  }

  static void refuseFor(RoutingContext exchange, Problem problem, Duration time) {
    exchange.response().putHeader("Retry-After", Long.toString(Math.max(1, time.toSeconds())));
    refuse(exchange, problem);
  }

  /** Closing at once could take the answer away from who still sends. */
  private static void linger(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    if (!request.isEnded()) { // its end may have come with the answer
      request.handler(chunk -> {});
      request.resume();
    }
    exchange.vertx().setTimer(LINGER_MS, over -> request.connection().close());
  }
}
