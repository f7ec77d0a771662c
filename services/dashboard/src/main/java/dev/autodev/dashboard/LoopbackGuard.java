package dev.autodev.dashboard;

import static jakarta.ws.rs.core.Response.Status.FORBIDDEN;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * Without a login, only programs of this machine may come in: a web page elsewhere that points a
 * browser here is refused by the name it used (Host) or the place it comes from (Origin).
 */
@ApplicationScoped
class LoopbackGuard {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final int BEFORE_ALL_ELSE = 1_000;

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_ALL_ELSE);
  }

  private void check(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    HostAndPort host = request.authority();
    if (host == null || !LOOPBACK.contains(host.host())) {
      refuse(
          exchange,
          "This dashboard runs without a login and answers to the names of this machine only; use"
              + " http://127.0.0.1 or http://localhost with its port.");
    } else if (fromElsewhere(request, host)) {
      refuse(
          exchange,
          "This dashboard runs without a login and takes nothing from pages of another origin; use"
              + " its own pages at http://"
              + host
              + ", or a program that sends no Origin header.");
    } else {
      exchange.next();
    }
  }

  private static boolean fromElsewhere(HttpServerRequest request, HostAndPort host) {
    String origin = request.getHeader("Origin");
    String site = request.getHeader("Sec-Fetch-Site");
    if ("cross-site".equals(site) && !request.method().equals(HttpMethod.GET)) {
      return true;
    }
    return origin != null && !origin.equalsIgnoreCase(request.scheme() + "://" + host);
  }

  private static void refuse(RoutingContext exchange, String detail) {
    Refusal.send(exchange, Problem.of(FORBIDDEN, "not-loopback", detail));
  }
}
