package dev.autodev.bench;

import io.quarkus.vertx.http.HttpServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Connections to this very process that stay open, so many at once. */
@Singleton
class HttpClients {
  private static final String HERE = "127.0.0.1";
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final long WITHIN_SECONDS = 60;

  @Inject Vertx vertx;
  @Inject HttpServer server;

  Open open(int connections) {
    var options = new HttpClientOptions().setMaxPoolSize(connections).setKeepAlive(true);
    return new Open(vertx.createHttpClient(options), server.getPort());
  }

  /** Until it is closed. */
  record Open(HttpClient client, int port) implements AutoCloseable {
    /** Answers the body of what was created. */
    String post(String path, String json) {
      return asked(HttpMethod.POST, path, request -> answered(request, json));
    }

    /** Answers the whole of a page, or of a list of the API. */
    String get(String path) {
      return asked(
          HttpMethod.GET,
          path,
          request ->
              request
                  .putHeader(HttpHeaders.ACCEPT, path.startsWith("/api") ? "*/*" : "text/html")
                  .send()
                  .compose(answer -> answer.body().compose(body -> checked(answer, body, OK))));
    }

    private String asked(
        HttpMethod method, String path, Function<HttpClientRequest, Future<String>> sent) {
      try {
        return client
            .request(method, port, HERE, path)
            .compose(sent::apply)
            .toCompletionStage()
            .toCompletableFuture()
            .get(WITHIN_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new IllegalStateException("no answer to " + method + " " + path, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }

    /** All on the connection's loop: a body that comes before somebody asks for it is lost. */
    private static Future<String> answered(HttpClientRequest request, String json) {
      return request
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
          .send(Buffer.buffer(json))
          .compose(response -> response.body().compose(body -> checked(response, body, CREATED)));
    }

    private static Future<String> checked(HttpClientResponse response, Buffer body, int wanted) {
      return response.statusCode() == wanted
          ? Future.succeededFuture(body.toString())
          : Future.failedFuture(response.statusCode() + ": " + body);
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
