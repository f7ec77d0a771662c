package dev.autodev.dashboard;

import static jakarta.ws.rs.core.Response.Status.BAD_REQUEST;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Refuses a form that cannot be decoded: who reads it next would fail without an answer. */
@ApplicationScoped
class ReadableForm {
  private static final int AFTER_THE_DEADLINE = 880;
  private static final Pattern UNREADABLE =
      Pattern.compile("%(?![0-9A-Fa-f]{2})|%00|\0|(?:^|&)=+(?:&|$)");

  void register(@Observes Filters filters) {
    filters.register(this::check, AFTER_THE_DEADLINE);
  }

  private void check(RoutingContext exchange) {
    String type = exchange.request().getHeader("Content-Type");
    if (type == null
        || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
      exchange.next();
    } else {
      exchange.request().body().onSuccess(body -> read(exchange, body));
      exchange.request().resume(); // it is held until somebody wants its body
    }
  }

  private static void read(RoutingContext exchange, Buffer body) {
    if (exchange.response().ended()) {
      return; // it came too late
    }
    if (UNREADABLE.matcher(body.toString(StandardCharsets.UTF_8)).find()) {
      Refusal.send(
          exchange,
          Problem.of(
              BAD_REQUEST,
              "malformed",
              "The form cannot be read: it holds the character NUL, a % that begins no"
                  + " percent-encoding, or a field without a name; send it from its page."));
    } else {
      ((RoutingContextInternal) exchange).setBody(body);
      exchange.next();
    }
  }
}
