package dev.autodev.sessions.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** The token of a request, from {@code x-api-key} or a bearer authorization. */
final class Credentials {
  private static final String BEARER = "bearer ";

  private Credentials() {}

  static Optional<String> of(HttpServerRequest request) {
    String key = request.getHeader("x-api-key");
    if (key != null) {
      return Optional.of(key);
    }
    String authorization = request.getHeader("authorization");
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.of(authorization.substring(BEARER.length()).strip());
    }
    return Optional.empty();
  }
}
