package dev.autodev.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.autodev.model.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands for a chat's incoming webhook, or a program of others. */
final class HttpStandIn implements AutoCloseable {
  private static final int NOTHING = -1;

  final List<Received> received = new CopyOnWriteArrayList<>();
  volatile int status = 200;
  private final HttpServer server;

  record Received(String path, Headers headers, String text) {
    JsonNode json() {
      return Json.parse(text);
    }
  }

  HttpStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        new Received(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), text));
    exchange.getResponseHeaders().add("Retry-After", "7");
    exchange.getResponseHeaders().add("Location", address("/elsewhere"));
    exchange.sendResponseHeaders(status, NOTHING);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
