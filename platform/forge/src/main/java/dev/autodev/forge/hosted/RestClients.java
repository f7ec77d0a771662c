package dev.autodev.forge.hosted;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How a forge is reached by REST. */
public final class RestClients {
  private RestClients() {}

  /**
   * Asks at a URL.
   *
   * @param headers of each request, one of them with the token
   */
  public static <T> T at(URI url, Map<String, String> headers, Class<T> api) {
    ClientRequestFilter filter =
        request -> headers.forEach((name, value) -> request.getHeaders().putSingle(name, value));
    return QuarkusRestClientBuilder.newBuilder()
        .baseUri(url)
        .connectTimeout(10, TimeUnit.SECONDS)
        .readTimeout(30, TimeUnit.SECONDS)
        .followRedirects(true)
        .register(new Redirects(url))
        .register(new Moved())
        .register(filter)
        .build(api);
  }
}
