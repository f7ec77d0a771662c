package dev.autodev.sessions.gateway;

import dev.autodev.sessions.SessionsException;
import dev.autodev.sessions.gateway.UpstreamReply.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one loopback server in front of every model of this process; started by its first session.
 */
@Singleton
public class Gateway {
  private static final Logger LOG = Logger.getLogger(Gateway.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final int START_SECONDS = 20;

  private final Vertx vertx;
  private final GatewayTokens tokens;
  private final Upstream upstream;
  private final Prices prices;
  private final Clock clock = Clock.systemUTC();
  private @Nullable HttpServer server;

  @Inject
  Gateway(Vertx vertx, GatewayTokens tokens, Upstreams upstreams, Prices prices) {
    this(vertx, tokens, upstreams.configured(), prices);
  }

  public Gateway(Vertx vertx, GatewayTokens tokens, Upstream upstream, Prices prices) {
    this.vertx = vertx;
    this.tokens = tokens;
    this.upstream = upstream;
    this.prices = prices;
  }

  /** Where clients find it, without a path; starts it if need be, so not for an event loop. */
  public synchronized URI address() throws InterruptedException {
    HttpServer running = server;
    if (running == null) {
      running = start();
      server = running;
    }
    return URI.create("http://" + LOOPBACK + ":" + running.actualPort());
  }

  private HttpServer start() throws InterruptedException {
    HttpServerOptions options = new HttpServerOptions().setHost(LOOPBACK).setPort(0);
    Future<HttpServer> listening =
        vertx.createHttpServer(options).requestHandler(this::handle).listen();
    try {
      HttpServer started =
          listening.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
      LOG.infof(
          "model gateway listens on %s:%d, upstream %s",
          LOOPBACK, started.actualPort(), upstream.name());
      return started;
    } catch (InterruptedException e) {
      listening.onSuccess(HttpServer::close);
      throw e;
    } catch (Exception e) {
      throw new SessionsException("the model gateway cannot listen on " + LOOPBACK, e);
    }
  }

  /** Stops it; running calls are cut. */
  @PreDestroy
  public synchronized void close() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  private void handle(HttpServerRequest request) {
    ReplyWriter writer = new ReplyWriter(request);
    if (request.method().equals(HttpMethod.HEAD) && "/".equals(request.path())) {
      request.response().end();
      return;
    }
    if (!request.method().equals(HttpMethod.POST) || !"/v1/messages".equals(request.path())) {
      writer.write(refusal(404, "not_found_error", "only POST /v1/messages is here"), false);
      return;
    }
    Optional<SessionGrant> grant = Credentials.of(request).flatMap(tokens::find);
    if (grant.isEmpty()) {
      String why = "the token belongs to no running session of this process";
      writer.write(refusal(401, "authentication_error", why), false);
      return;
    }
    pass(request, writer, new ModelCall(grant.get(), prices, clock));
  }

  private void pass(HttpServerRequest request, ReplyWriter writer, ModelCall call) {
    Promise<Void> abandoned = Promise.promise();
    request.response().closeHandler(gone -> abandoned.tryComplete());
    Map<String, String> headers = anthropicHeaders(request);
    BoundedBody.of(request)
        .compose(
            body ->
                vertx.executeBlocking(() -> answer(call, body, headers, abandoned.future()), false))
        .compose(answered -> answered)
        .compose(reply -> vertx.executeBlocking(() -> call.settle(reply), false))
        .recover(fault -> Future.succeededFuture(faulted(fault)))
        .onSuccess(reply -> writer.write(reply, call.streaming()));
  }

  private Future<UpstreamReply> answer(
      ModelCall call, Buffer body, Map<String, String> headers, Future<Void> abandoned) {
    Optional<Refusal> refused = call.refused(body.getBytes());
    return refused.isPresent()
        ? Future.succeededFuture(refused.get())
        : upstream.send(call.outgoing(headers, abandoned));
  }

  /** Betas and version are between the client and the provider. */
  private static Map<String, String> anthropicHeaders(HttpServerRequest request) {
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(
            (name, value) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (lower.startsWith("anthropic-")) {
                headers.merge(lower, value, (one, other) -> one + "," + other);
              }
            });
    return headers;
  }

  private static UpstreamReply faulted(Throwable fault) {
    if (fault instanceof BoundedBody.TooLarge) {
      return refusal(413, "request_too_large", "the request is larger than 32 MiB");
    }
    LOG.error("a model call failed inside the gateway; its client may try again", fault);
    return refusal(500, "api_error", "the gateway failed; its log has the cause");
  }

  private static Refusal refusal(int status, String type, String message) {
    return new Refusal(status, type, message, Map.of());
  }
}
