package dev.autodev.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.autodev.cli.api.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers like the dashboard what a test told it; remembers what it was asked. */
final class FakeDashboard implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  private record Answer(int status, String body) {}

  record Request(String line, String idempotencyKey, String authorization, JsonNode body) {}

  FakeDashboard() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Several answers to one request are given in turn, the last one for ever. */
  FakeDashboard on(String request, int status, String body) {
    answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  List<Request> requests() {
    return requests;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      var shown = exchange.getRequestHeaders().getFirst("Authorization");
      requests.add(
          new Request(
              line,
              key == null ? "" : key,
              shown == null ? "" : shown,
              sent.isEmpty() ? Json.object() : Json.read(sent)));
      var answer = next(line);
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      var type = answer.status() < 300 ? "application/json" : "application/problem+json";
      exchange.getResponseHeaders().add("Content-Type", type);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer next(String line) {
    var queue = answers.get(line);
    if (queue == null) {
      return new Answer(
          404,
          """
          {"type":"about:blank","title":"Not found","status":404,"detail":"%s is unknown"}"""
              .formatted(line));
    }
    synchronized (queue) {
      return queue.size() > 1 ? queue.poll() : queue.element();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
