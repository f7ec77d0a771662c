package dev.autodev.dashboard;

import static jakarta.ws.rs.core.Response.Status.REQUEST_TIMEOUT;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Does not wait for ever for a body that comes byte by byte. */
@ApplicationScoped
class BodyDeadline {
  private static final int AFTER_THE_LIMIT = 890;

  private final DashboardConfig config;

  BodyDeadline(DashboardConfig config) {
    this.config = config;
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, AFTER_THE_LIMIT);
  }

  private void watch(RoutingContext exchange) {
    String length = exchange.request().getHeader("Content-Length");
    if (length != null && !length.equals("0") && !exchange.request().isEnded()) {
      long timer =
          exchange
              .vertx()
              .setTimer(config.bodyWithin().toMillis(), expired -> refuseUnfinished(exchange));
      exchange.addEndHandler(ended -> exchange.vertx().cancelTimer(timer));
    }
    exchange.next();
  }

  private void refuseUnfinished(RoutingContext exchange) {
    if (!exchange.request().isEnded() && !exchange.response().ended()) {
      Refusal.send(
          exchange,
          Problem.of(
              REQUEST_TIMEOUT,
              "body-too-slow",
              "The body was not there within the %d s that swarm.dashboard.body-within allows; send it in one go."
                  .formatted(config.bodyWithin().toSeconds())));
    }
  }
}
