package dev.autodev.dashboard;

import static jakarta.ws.rs.core.Response.Status.FORBIDDEN;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Without a login, only programs of this machine may come in: a web page elsewhere that points a
 * browser here is refused by the name it used (Host) or the place it comes from (Origin).
 */
class LoopbackGuard {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  @ServerRequestFilter(preMatching = true)
  Response check(ContainerRequestContext request) {
    String host = request.getUriInfo().getRequestUri().getHost();
    String origin = request.getHeaderString("Origin");
    if (!LOOPBACK.contains(host) || origin != null && !LOOPBACK.contains(hostOf(origin))) {
      return Response.status(FORBIDDEN)
          .type(Problem.JSON)
          .entity(
              Problem.of(
                  FORBIDDEN,
                  "not-loopback",
                  "This dashboard runs without a login and answers this machine only; use"
                      + " http://127.0.0.1 and no page of another origin."))
          .build();
    }
    return null;
  }

  private static String hostOf(String origin) {
    try {
      String host = URI.create(origin).getHost();
      return host == null ? "" : host;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
