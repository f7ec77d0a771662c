package dev.autodev.forge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * The way of one git command to one repository of a forge: it asks here, on loopback, and what it
 * asks goes on with the credential. So neither git nor anything that it starts ever has that, and
 * whoever learns of the door finds it shut when the command has ended.
 */
final class GitDoor implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(GitDoor.class);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final List<String> ASKED =
      List.of("Accept", "Content-Type", "Content-Encoding", "Git-Protocol", "User-Agent");
  private static final List<String> ANSWERED =
      List.of("Content-Type", "Content-Encoding", "Cache-Control", "Expires", "Pragma");
  private static final int NOT_FOUND = 404;
  private static final int BAD_GATEWAY = 502;

  private final GitCredential credential;
  private final GitErrand errand;
  private final String path = "/" + UUID.randomUUID() + "/";
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private GitDoor(GitCredential credential, GitErrand errand, HttpServer server) {
    this.credential = credential;
    this.errand = errand;
    this.server = server;
  }

  static GitDoor open(GitCredential credential, GitErrand errand) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      GitDoor door = new GitDoor(credential, errand, server);
      server.setExecutor(door.threads);
      server.createContext("/", door::answer);
      server.start();
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException("No port of 127.0.0.1 is free for git", e);
    }
  }

  /** By which git goes here when it is given a URL of the forge. */
  Map<String, String> environment() {
    String here = "http://127.0.0.1:" + server.getAddress().getPort() + path;
    return Map.of(
        "GIT_ALLOW_PROTOCOL", "http",
        "GIT_CONFIG_COUNT", "2",
        "GIT_CONFIG_KEY_0", "url." + here + ".insteadOf",
        "GIT_CONFIG_VALUE_0", credential.origin() + "/",
        "GIT_CONFIG_KEY_1", "http.proxy",
        "GIT_CONFIG_VALUE_1", "");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = exchange.getRequestURI().toString();
      String rest = asked.startsWith(path) ? asked.substring(path.length()) : "";
      Optional<URI> there =
          errand.target(exchange.getRequestMethod(), credential.origin() + "/" + rest);
      if (there.isPresent()) {
        passOn(exchange, there.get());
      } else {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
      }
    }
  }

  private void passOn(HttpExchange exchange, URI there) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(there)
            .timeout(LONGEST)
            .method(exchange.getRequestMethod(), body(exchange))
            .header("Authorization", credential.authorization());
    ASKED.forEach(
        name -> {
          String value = exchange.getRequestHeaders().getFirst(name);
          if (value != null) {
            request.header(name, value);
          }
        });
    try {
      HttpResponse<InputStream> answer =
          credential.trust().client().send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        ANSWERED.forEach(
            name ->
                answer
                    .headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value)));
        exchange.sendResponseHeaders(answer.statusCode(), 0);
        body.transferTo(exchange.getResponseBody());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      LOG.warnf(
          "git got no answer from %s (%s); %s",
          there, e, Trust.remedy(e).orElse("it is asked again, or the task runs again"));
      if (exchange.getResponseCode() < 0) {
        exchange.sendResponseHeaders(BAD_GATEWAY, -1);
      }
    }
  }

  private static BodyPublisher body(HttpExchange exchange) {
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    if (exchange.getRequestMethod().equals("GET")) {
      return BodyPublishers.noBody();
    }
    BodyPublisher body = BodyPublishers.ofInputStream(exchange::getRequestBody);
    return length == null || !length.matches("[1-9]\\d{0,17}")
        ? body
        : BodyPublishers.fromPublisher(body, Long.parseLong(length));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
