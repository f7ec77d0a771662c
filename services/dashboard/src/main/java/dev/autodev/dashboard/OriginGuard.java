package dev.autodev.dashboard;

import static jakarta.ws.rs.core.Response.Status.FORBIDDEN;

import dev.autodev.dashboard.access.AccessConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/**
 * A web page elsewhere that points a browser here is refused by the place it comes from (Origin)
 * and, where no login is asked for and only programs of this machine may come in, by the name it
 * used (Host).
 */
@ApplicationScoped
class OriginGuard {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final int BEFORE_ALL_ELSE = 1_000;

  private final AccessConfig config;

  OriginGuard(AccessConfig config) {
    this.config = config;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_ALL_ELSE);
  }

  private void check(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    HostAndPort host = request.authority();
    if (host == null || !config.asksForLogin() && !LOOPBACK.contains(host.host())) {
      refuse(
          exchange,
          "not-loopback",
          "This dashboard runs without a login and answers to the names of this machine only; use"
              + " http://127.0.0.1 or http://localhost with its port.");
    } else if (fromElsewhere(request, own(request, host))) {
      refuse(
          exchange,
          config.asksForLogin() ? "cross-site" : "not-loopback",
          "This dashboard takes nothing from pages of another origin; use its own pages at "
              + own(request, host)
              + ", or a program that sends no Origin header.");
    } else if (cookieOfNoBrowser(request)) {
      refuse(
          exchange,
          "cross-site",
          "A change that comes with a login's cookie must say which page it comes from; a program"
              + " shows a token in the Authorization header instead.");
    } else {
      exchange.next();
    }
  }

  /** Where TLS ends in front of the dashboard, only configuration knows how people see it. */
  private String own(HttpServerRequest request, HostAndPort host) {
    return config
        .url()
        .map(url -> url.getScheme() + "://" + url.getAuthority())
        .orElseGet(() -> request.scheme() + "://" + host);
  }

  private static boolean fromElsewhere(HttpServerRequest request, String own) {
    String origin = request.getHeader("Origin");
    String site = request.getHeader("Sec-Fetch-Site");
    if ("cross-site".equals(site) && changes(request)) {
      return true;
    }
    return origin != null && !origin.equalsIgnoreCase(own);
  }

  private static boolean cookieOfNoBrowser(HttpServerRequest request) {
    return changes(request)
        && request.getHeader("Cookie") != null
        && request.getHeader("Origin") == null
        && request.getHeader("Sec-Fetch-Site") == null;
  }

  private static boolean changes(HttpServerRequest request) {
    return !request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD);
  }

  private static void refuse(RoutingContext exchange, String kind, String detail) {
    Refusal.send(exchange, Problem.of(FORBIDDEN, kind, detail));
  }
}
