package dev.autodev.sessions.provider;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One answer of a stub, to its last byte. */
@FunctionalInterface
public interface Play {
  void answer(HttpExchange exchange) throws IOException;

  /** A whole document. */
  static Play document(int status, Map<String, String> headers, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("content-type", "application/json");
      headers.forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** A stream of these pieces. */
  static Play stream(List<String> pieces) {
    return exchange -> {
      try (OutputStream body = begin(exchange)) {
        write(body, pieces);
      }
    };
  }

  /** The connection is lost after these pieces, of what was to be longer. */
  static Play brokenStream(List<String> pieces) {
    return exchange -> {
      exchange.getResponseHeaders().set("content-type", "text/event-stream; charset=utf-8");
      exchange.sendResponseHeaders(200, 1 << 20);
      write(exchange.getResponseBody(), pieces);
    };
  }

  /** The connection is lost before anything. */
  static Play cut() {
    return exchange -> {};
  }

  /**
   * Stalls after these pieces; goes on with a byte every few milliseconds once it may, until the
   * other side is gone.
   */
  static Play stalledStream(List<String> pieces, CountDownLatch mayGoOn, CountDownLatch gone) {
    return exchange -> {
      OutputStream body = begin(exchange);
      write(body, pieces);
      try {
        mayGoOn.await(30, TimeUnit.SECONDS);
        for (int beat = 0; beat < 3000; beat++) {
          write(body, List.of(": beat\n\n"));
          if (gone.await(10, TimeUnit.MILLISECONDS)) {
            return;
          }
        }
      } catch (IOException e) {
        gone.countDown();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private static OutputStream begin(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("content-type", "text/event-stream; charset=utf-8");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  private static void write(OutputStream body, List<String> pieces) throws IOException {
    for (String piece : pieces) {
      body.write(piece.getBytes(StandardCharsets.UTF_8));
      body.flush();
    }
  }
}
