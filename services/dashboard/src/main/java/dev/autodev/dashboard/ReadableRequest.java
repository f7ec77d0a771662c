package dev.autodev.dashboard;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;

/** Refuses addresses and headers that what comes after could not read, and says why. */
@ApplicationScoped
class ReadableRequest {
  private static final int AFTER_THE_GUARD = 950;

  void register(@Observes Filters filters) {
    filters.register(this::check, AFTER_THE_GUARD);
  }

  /** The router itself answers 400, without words, to an address that it cannot decode. */
  void explain(@Observes Router router) {
    router.errorHandler(
        BAD_REQUEST.getStatusCode(),
        exchange ->
            refuse(
                exchange,
                "The address cannot be read: percent-encode what is no letter, digit or one of"
                    + " -._~ in it, such as { as %7B and % as %25."));
  }

  private void check(RoutingContext exchange) {
    String accept = exchange.request().getHeader("Accept");
    if (exchange.request().uri().contains("%00")) {
      refuse(
          exchange, "The address holds the character NUL, which nothing here has; leave %00 out.");
    } else if (accept == null
        || accept.isBlank()
        || Arrays.stream(accept.split(",")).allMatch(ReadableRequest::mediaRange)) {
      exchange.next();
    } else {
      refuse(
          exchange,
          "The header Accept is no list of media types; send application/json, or leave it out.");
    }
  }

  private static boolean mediaRange(String text) {
    String range = text.split(";", 2)[0].strip();
    int slash = range.indexOf('/');
    return slash > 0 && slash == range.lastIndexOf('/') && slash < range.length() - 1;
  }

  private static void refuse(RoutingContext exchange, String detail) {
    Refusal.send(exchange, Problem.of(BAD_REQUEST, "malformed", detail));
  }
}
