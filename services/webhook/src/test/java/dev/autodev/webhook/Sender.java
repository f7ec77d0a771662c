package dev.autodev.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Sends as the sources do. */
final class Sender {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI hooks;

  Sender(int port) {
    hooks = URI.create("http://127.0.0.1:%d/hooks/".formatted(port));
  }

  HttpResponse<String> post(String source, Map<String, String> headers, byte[] body) {
    return sent(request(source, headers, body).build()).join();
  }

  HttpResponse<String> gitLab(String delivery, String body) {
    return gitLabLater(delivery, body).join();
  }

  CompletableFuture<HttpResponse<String>> gitLabLater(String delivery, String body) {
    Map<String, String> headers =
        Map.of("X-Gitlab-Token", TestDatabase.GITLAB_TOKEN, "Idempotency-Key", delivery);
    return sent(request("gitlab", headers, body.getBytes(UTF_8)).build());
  }

  HttpResponse<String> gitHub(String event, String delivery, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    Map<String, String> headers =
        Map.of(
            "X-GitHub-Event",
            event,
            "X-GitHub-Delivery",
            delivery,
            "X-Hub-Signature-256",
            "sha256=" + signature(TestDatabase.GITHUB_SECRET, bytes));
    return post("github", headers, bytes);
  }

  HttpResponse<String> asana(String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return post(
        "asana", Map.of("X-Hook-Signature", signature(TestDatabase.ASANA_SECRET, bytes)), bytes);
  }

  static String signature(String secret, byte[] body) {
    return HexFormat.of().formatHex(Hmac.of(secret.getBytes(UTF_8), body));
  }

  HttpRequest.Builder request(String source, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(hooks.resolve(source))
            .timeout(Duration.ofSeconds(30))
            .POST(BodyPublishers.ofByteArray(body));
    new TreeMap<>(headers).forEach(request::header);
    return request;
  }

  CompletableFuture<HttpResponse<String>> sent(HttpRequest request) {
    return client.sendAsync(request, BodyHandlers.ofString());
  }
}
