package dev.autodev.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Stands in for every application of a swarm: answers as a dashboard, or as the embedded servers.
 */
final class TinyService {
  private static final String AGENTS =
      """
      {"agents":[{"id":"tester-1","live":true,"holding":[],
      "roles":["pm","architect","builder","reviewer","tester","security","devops","bug_finder"]}]}""";

  private TinyService() {}

  public static void main(String[] arguments) throws Exception {
    if (Files.exists(Path.of("broken"))) {
      throw new IllegalStateException("cannot go on");
    }
    if (List.of(arguments).contains("--detached")) {
      System.out.println(
          "{\"redisUrl\":\"r\",\"reactiveUrl\":\"v\",\"jdbcUrl\":\"j\",\"username\":\"u\",\"password\":\"p\",\"webhookUsername\":\"h\",\"webhookPassword\":\"w\"}");
    } else {
      var port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
      System.out.printf(
          "redis=%s password=%s port=%d scenarios=%s handed=%s upstream=%s%n",
          System.getenv("QUARKUS_REDIS_HOSTS"),
          System.getenv("QUARKUS_DATASOURCE_PASSWORD"),
          port,
          System.getenv("SWARM_SESSIONS_REPLAY_SCENARIOS"),
          handedOver(),
          System.getenv("SWARM_SESSIONS_UPSTREAM"));
      serve(port);
    }
    new CountDownLatch(1).await();
  }

  private static List<String> handedOver() throws IOException {
    return "stdin".equals(System.getenv("SWARM_SECRETS"))
        ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()
        : List.of();
  }

  private static void serve(int port) throws IOException {
    var address =
        new InetSocketAddress(InetAddress.getByName(System.getenv("QUARKUS_HTTP_HOST")), port);
    var server = HttpServer.create(address, 0);
    server.createContext(
        "/",
        exchange -> {
          var agents = exchange.getRequestURI().getPath().equals("/api/agents");
          var body = (agents ? AGENTS : "{}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }
}
