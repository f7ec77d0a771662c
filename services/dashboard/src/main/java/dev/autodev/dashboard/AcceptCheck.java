package dev.autodev.dashboard;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;

/** Refuses an Accept header that what comes after could not read. */
@ApplicationScoped
class AcceptCheck {
  private static final int AFTER_THE_GUARD = 950;

  void register(@Observes Filters filters) {
    filters.register(this::check, AFTER_THE_GUARD);
  }

  private void check(RoutingContext exchange) {
    String accept = exchange.request().getHeader("Accept");
    if (accept == null
        || accept.isBlank()
        || Arrays.stream(accept.split(",")).allMatch(AcceptCheck::mediaRange)) {
      exchange.next();
    } else {
      Refusal.send(
          exchange,
          Problem.of(
              BAD_REQUEST,
              "malformed",
              "The header Accept is no list of media types; send application/json, or leave it"
                  + " out."));
    }
  }

  private static boolean mediaRange(String text) {
    String range = text.split(";", 2)[0].strip();
    int slash = range.indexOf('/');
    return slash > 0 && slash == range.lastIndexOf('/') && slash < range.length() - 1;
  }
}
