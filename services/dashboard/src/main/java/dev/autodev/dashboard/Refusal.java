package dev.autodev.dashboard;

import dev.autodev.model.json.Json;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.ext.web.RoutingContext;

/** Problem details for what never reaches a resource. */
final class Refusal {
  private Refusal() {}

  static void send(RoutingContext exchange, Problem problem) {
    exchange
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaderNames.CONTENT_TYPE, Problem.JSON)
        // What follows on this connection may be the body that is not wanted.
        .putHeader(HttpHeaderNames.CONNECTION, "close")
        .end(Json.write(problem));
  }
}
