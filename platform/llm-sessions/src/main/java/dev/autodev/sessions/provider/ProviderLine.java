package dev.autodev.sessions.provider;

import dev.autodev.sessions.upstream.UpstreamAnswer;
import dev.autodev.sessions.upstream.UpstreamCall;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Carries calls to one endpoint and brings answers back as they come. */
public final class ProviderLine implements AutoCloseable {
  private static final int MOST_CALLS_AT_ONCE = 256;
  private static final int KEEP_ALIVE_SECONDS = 30;
  private static final int MOST_HEADER_BYTES = 64 << 10;

  /** The request's own limit, which ends with the head of its answer, is to be first. */
  private static final Duration LATER = Duration.ofMillis(100);

  private final Endpoint endpoint;
  private final Patience patience;
  private final HttpClient http;

  /**
   * How long to wait.
   *
   * @param connect for a connection
   * @param silence for the head of an answer, and between its pieces
   */
  public record Patience(Duration connect, Duration silence) {}

  public ProviderLine(Vertx vertx, Endpoint endpoint, Patience patience) {
    this.endpoint = endpoint;
    this.patience = patience;
    HttpClientOptions options =
        new HttpClientOptions()
            .setTcpNoDelay(true)
            .setMaxHeaderSize(MOST_HEADER_BYTES)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setReadIdleTimeout((int) patience.silence().plus(LATER).toMillis());
    PoolOptions pool = new PoolOptions().setHttp1MaxSize(MOST_CALLS_AT_ONCE);
    http = vertx.createHttpClient(options, pool);
  }

  /**
   * Sends a call.
   *
   * @param path below the endpoint
   * @param authenticate puts the credential on the headers
   */
  public Future<UpstreamAnswer> send(
      UpstreamCall call, String path, Consumer<MultiMap> authenticate) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(call.request().headers());
    // The gateway reads what passes; it does not unpack.
    headers.set("accept-encoding", "identity");
    authenticate.accept(headers);
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(endpoint.at(path) + call.request().query())
            .setHeaders(headers)
            .setFollowRedirects(false)
            .setConnectTimeout(patience.connect().toMillis())
            .setIdleTimeout(patience.silence().toMillis());
    return http.request(options)
        .recover(fault -> Future.failedFuture(Faults.unreachable(fault, endpoint)))
        .compose(request -> sent(request, call));
  }

  private Future<UpstreamAnswer> sent(HttpClientRequest request, UpstreamCall call) {
    call.abandoned().onComplete(gone -> request.reset());
    return request
        .send(call.request().body())
        .recover(fault -> Future.failedFuture(Faults.unanswered(fault, endpoint)))
        .map(ProviderLine::answer);
  }

  private static UpstreamAnswer answer(HttpClientResponse response) {
    response.pause();
    // Until somebody listens, a lost connection is nobody's news.
    response.exceptionHandler(lost -> {});
    return new UpstreamAnswer(response.statusCode(), response.headers(), response);
  }

  /** Cuts what still runs. */
  @Override
  public void close() {
    http.close();
  }
}
