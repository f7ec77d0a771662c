package dev.autodev.forge.hosted;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.ContextResolver;
import java.net.URI;
import java.util.Objects;
import org.jboss.resteasy.reactive.client.handlers.AdvancedRedirectHandler;
import org.jspecify.annotations.Nullable;

/**
 * Follows what has moved within the forge, and only to read: a request has the token in it, which
 * is for nobody else, and what is written is written where it was said.
 */
final class Redirects implements ContextResolver<AdvancedRedirectHandler> {
  private final URI origin;

  Redirects(URI origin) {
    this.origin = origin;
  }

  @Override
  public AdvancedRedirectHandler getContext(Class<?> type) {
    return this::next;
  }

  private @Nullable RequestOptions next(AdvancedRedirectHandler.Context context) {
    String location = context.jaxRsResponse().getHeaderString(HttpHeaders.LOCATION);
    if (location == null || !context.request().getMethod().equals(HttpMethod.GET)) {
      return null;
    }
    URI there = URI.create(context.request().absoluteURI()).resolve(location);
    return isOwn(there)
        ? new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHeaders(context.request().headers())
            .setAbsoluteURI(there.toString())
        : null;
  }

  private boolean isOwn(URI there) {
    return Objects.equals(origin.getScheme(), there.getScheme())
        && Objects.equals(origin.getHost(), there.getHost())
        && origin.getPort() == there.getPort();
  }
}
