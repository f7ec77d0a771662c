package dev.autodev.sessions.gateway;

import dev.autodev.sessions.SessionKey;
import dev.autodev.sessions.TestSettings;
import dev.autodev.sessions.anthropic.AnthropicStub;
import dev.autodev.sessions.anthropic.AnthropicUpstream;
import dev.autodev.sessions.budget.NoBudgets;
import dev.autodev.sessions.limits.NotesInMemory;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Measures what the gateway adds to the first byte of a streamed answer: the same call by turns
 * straight to a stub of the provider and through the gateway to it, which records it too. Run it by
 * hand; it asserts nothing.
 */
public final class FirstByte {
  private static final int WARM_UP = 10;
  private static final int SESSIONS = 15;
  private static final int CALLS = 200;
  private static final int REQUEST_BYTES = 115_000;

  private FirstByte() {}

  public static void main(String[] arguments) throws Exception {
    Vertx vertx = Vertx.vertx();
    Path run = Files.createTempDirectory("first-byte");
    HttpServer stub = stub(vertx);
    GatewayTokens tokens = new GatewayTokens();
    var config =
        TestSettings.of(
            Map.of(
                "swarm.sessions.anthropic.api-key",
                "k",
                "swarm.sessions.anthropic.base-url",
                "http://127.0.0.1:" + stub.actualPort()));
    Accounts accounts = new Accounts(new Prices(config.prices()), new NoBudgets(), 1000);
    Desk desk = new Desk(vertx, accounts, new NotesInMemory(), Duration.ofSeconds(30));
    Upstreams upstreams = Upstreams.only(new AnthropicUpstream(vertx, config.anthropic()));
    Gateway gateway = new Gateway(vertx, tokens, upstreams, desk);
    URI provider = URI.create("http://127.0.0.1:" + stub.actualPort());
    List<Long> before = new ArrayList<>();
    List<Long> after = new ArrayList<>();
    for (int session = 0; session < WARM_UP + SESSIONS; session++) {
      SessionKey key = new SessionKey("t" + session, 1, "builder", "implement_fix", 0, "sample");
      Path recorded = run.resolve(key.taskId());
      try (SessionGrant grant =
              tokens.register(key, TestSettings.limits(Long.MAX_VALUE / 2), recorded, List.of());
          Line straight = new Line(provider, "k");
          Line through = new Line(gateway.address(), grant.token())) {
        for (int call = 0; call < CALLS; call++) {
          long one = straight.firstByteNanos();
          long other = through.firstByteNanos();
          if (session >= WARM_UP) {
            before.add(one);
            after.add(other);
          }
        }
      }
      Files.delete(recorded.resolve("exchanges.jsonl"));
      Files.delete(recorded);
    }
    print("straight", before);
    print("through the gateway", after);
    System.out.printf(
        "added: p50 %.3f ms, p95 %.3f ms%n",
        quantile(after, 50) - quantile(before, 50), quantile(after, 95) - quantile(before, 95));
    gateway.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    Files.delete(run);
  }

  private static HttpServer stub(Vertx vertx) throws Exception {
    return vertx
        .createHttpServer()
        .requestHandler(
            request ->
                request.endHandler(
                    read -> {
                      request.response().putHeader("content-type", "text/event-stream");
                      request.response().setChunked(true);
                      AnthropicStub.EVENTS.forEach(request.response()::write);
                      request.response().end();
                    }))
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .get();
  }

  private static void print(String way, List<Long> nanos) {
    System.out.printf(
        "%s: p50 %.3f ms, p95 %.3f ms, p99 %.3f ms of %d calls of %d bytes%n",
        way,
        quantile(nanos, 50),
        quantile(nanos, 95),
        quantile(nanos, 99),
        nanos.size(),
        REQUEST_BYTES);
  }

  private static double quantile(List<Long> nanos, int percent) {
    Collections.sort(nanos);
    return nanos.get(nanos.size() * percent / 100) / 1e6;
  }

  /** One connection that stays open, as a client's does. */
  private static final class Line implements AutoCloseable {
    private final Socket socket;
    private final byte[] request;

    Line(URI address, String token) throws IOException {
      socket = new Socket(address.getHost(), address.getPort());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(20_000);
      String body =
          "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":100,\"stream\":true,\"messages\":[{\"role\":\"user\","
              + "\"content\":\""
              + "word ".repeat(REQUEST_BYTES / 5)
              + "\"}]}";
      request =
          """
          POST /v1/messages HTTP/1.1\r
          host: x\r
          x-api-key: %s\r
          content-type: application/json\r
          content-length: %d\r
          \r
          %s"""
              .formatted(token, body.length(), body)
              .getBytes(StandardCharsets.US_ASCII);
    }

    long firstByteNanos() throws IOException {
      long began = System.nanoTime();
      socket.getOutputStream().write(request);
      InputStream answer = socket.getInputStream();
      StringBuilder seen = new StringBuilder();
      byte[] piece = new byte[65536];
      long first = 0;
      while (seen.indexOf("\r\n0\r\n\r\n") < 0) {
        seen.append(new String(piece, 0, answer.read(piece), StandardCharsets.ISO_8859_1));
        if (first == 0 && seen.indexOf("message_start") >= 0) {
          first = System.nanoTime() - began;
        }
      }
      return first;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
