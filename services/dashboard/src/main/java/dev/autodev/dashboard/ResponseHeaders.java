package dev.autodev.dashboard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What every answer says to a browser: nothing from elsewhere, nothing inline, nothing framed. */
@ApplicationScoped
class ResponseHeaders {
  private static final int FIRST = 1_100;
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  void register(@Observes Filters filters) {
    filters.register(this::add, FIRST);
  }

  private void add(RoutingContext exchange) {
    MultiMap headers = exchange.response().headers();
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    // Not no-referrer: a browser would then hide the origin of our own forms from the guard.
    headers.set("Referrer-Policy", "same-origin");
    exchange.next();
  }
}
