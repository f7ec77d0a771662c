package dev.autodev.forge.hosted;

import dev.autodev.forge.Trust;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How a forge is reached by REST. */
public final class RestClients {
  private static final Duration CONNECTS = Duration.ofSeconds(10);
  private static final Duration ANSWERS = Duration.ofSeconds(30);

  /** It seals what never leaves this process and is no secret. */
  private static final String IN_MEMORY = "";

  private RestClients() {}

  /**
   * Asks at a URL.
   *
   * @param headers of each request, one of them with the token
   * @param trust who vouches for it
   */
  public static <T> T at(URI url, Map<String, String> headers, Class<T> api, Trust trust) {
    return at(url, headers, api, trust, ANSWERS);
  }

  /**
   * As above.
   *
   * @param answers how long one call may take to answer
   */
  static <T> T at(
      URI url, Map<String, String> headers, Class<T> api, Trust trust, Duration answers) {
    ClientRequestFilter filter =
        request -> headers.forEach((name, value) -> request.getHeaders().putSingle(name, value));
    QuarkusRestClientBuilder builder = QuarkusRestClientBuilder.newBuilder();
    trust.own().ifPresent(authorities -> builder.trustStore(authorities, IN_MEMORY));
    return builder
        .baseUri(url)
        .connectTimeout(CONNECTS.toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(answers.toMillis(), TimeUnit.MILLISECONDS)
        .followRedirects(true)
        .register(new Redirects(url))
        .register(new Moved())
        .register(filter)
        .build(api);
  }
}
