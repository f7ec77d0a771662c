package dev.autodev.dashboard;

import static jakarta.ws.rs.core.Response.Status.LENGTH_REQUIRED;
import static jakarta.ws.rs.core.Response.Status.REQUEST_ENTITY_TOO_LARGE;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses a body that is too long, or does not say how long it is. */
@ApplicationScoped
class BodyLimit {
  private static final int AFTER_THE_GUARD = 900;

  private final DashboardConfig config;

  BodyLimit(DashboardConfig config) {
    this.config = config;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, AFTER_THE_GUARD);
  }

  private void check(RoutingContext exchange) {
    String length = exchange.request().getHeader("Content-Length");
    if (length == null && exchange.request().getHeader("Transfer-Encoding") != null) {
      Refusal.send(exchange, unknown());
    } else if (length != null && tooLong(length)) {
      Refusal.send(exchange, problem(config.largestBody()));
    } else {
      exchange.next();
    }
  }

  private boolean tooLong(String length) {
    // More digits than a long has are too many anyhow.
    return length.length() > 18
        || length.matches("[0-9]+") && Long.parseLong(length) > config.largestBody();
  }

  private static Problem unknown() {
    return Problem.of(
        LENGTH_REQUIRED,
        "length-required",
        "The body does not say how long it is; send it whole, with a Content-Length header.");
  }

  static Problem problem(long most) {
    return Problem.of(
        REQUEST_ENTITY_TOO_LARGE,
        "too-large",
        "The body is longer than the %,d bytes that swarm.dashboard.largest-body allows; send less"
                .formatted(most)
            + ", or refer to a file of the repository instead of quoting it.");
  }
}
