package dev.autodev.sims;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/** An HTTP server on loopback whose requests can be watched and made to fail. */
public final class SimServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final List<Consumer<Exchange>> watchers = new CopyOnWriteArrayList<>();
  private final Function<Request, Answer> work;

  private SimServer(HttpServer server, Function<Request, Answer> work) {
    this.server = server;
    this.work = work;
  }

  /** Port 0: any free one. */
  public static SimServer start(int port, Function<Request, Answer> work) {
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), 0);
      SimServer server = new SimServer(http, work);
      http.setExecutor(server.threads);
      http.createContext("/", server::handle);
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("no server can be started on port " + port, e);
    }
  }

  /** Where it listens, without a slash at the end. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next request that a fault is for goes wrong, once for each fault. */
  public void fail(Fault fault) {
    faults.add(fault);
  }

  /** Hears of every exchange from now on. */
  public void watch(Consumer<Exchange> watcher) {
    watchers.add(watcher);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Request request = read(exchange);
    Optional<Fault> fault = takeFault(request);
    Answer answer = fault.flatMap(Fault::answer).orElseGet(() -> work.apply(request));
    if (fault.isPresent() && fault.get().answer().isEmpty()) {
      exchange.close();
      return;
    }
    if (fault.isEmpty()) {
      watchers.forEach(watcher -> watcher.accept(new Exchange(request, answer)));
    }
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    boolean bodyless = answer.body().length == 0;
    exchange.sendResponseHeaders(answer.status(), bodyless ? -1 : answer.body().length);
    try (exchange) {
      if (!bodyless) {
        exchange.getResponseBody().write(answer.body());
      }
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        query == null ? "" : query,
        Map.copyOf(headers),
        exchange.getRequestBody().readAllBytes());
  }

  private Optional<Fault> takeFault(Request request) {
    synchronized (faults) {
      for (Iterator<Fault> each = faults.iterator(); each.hasNext(); ) {
        Fault fault = each.next();
        if (fault.to().test(request)) {
          faults.remove(fault);
          return Optional.of(fault);
        }
      }
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
