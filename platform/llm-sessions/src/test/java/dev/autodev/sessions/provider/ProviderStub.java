package dev.autodev.sessions.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A stub of a model provider on loopback: checks each request as the API does, remembers it, and
 * plays what it was given, in order.
 */
public abstract class ProviderStub implements AutoCloseable {
  protected static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Play> plays = new ConcurrentLinkedQueue<>();
  public final List<Headers> headers = new CopyOnWriteArrayList<>();
  public final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  public final List<String> bodies = new CopyOnWriteArrayList<>();
  public final List<URI> asked = new CopyOnWriteArrayList<>();

  protected ProviderStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Plays this next, after what it was given before. */
  public void plays(Play play) {
    plays.add(play);
  }

  /** What the API says against a request, if anything. */
  protected abstract Optional<Play> against(HttpExchange exchange, JsonNode request);

  /** When nothing more was given. */
  protected abstract Play usual(JsonNode request);

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      headers.add(exchange.getRequestHeaders());
      asked.add(exchange.getRequestURI());
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      bodies.add(body);
      JsonNode request = JSON.readTree(body);
      requests.add(request);
      exchange.getResponseHeaders().set("request-id", "req_" + requests.size());
      Play play = against(exchange, request).orElseGet(() -> next(request));
      play.answer(exchange);
    }
  }

  private Play next(JsonNode request) {
    Play play = plays.poll();
    return play == null ? usual(request) : play;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
