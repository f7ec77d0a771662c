package dev.autodev.notify;

import dev.autodev.control.notify.Handed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Posts JSON to an address, and reads from the status alone what became of it. */
@Singleton
class Hook {
  private static final Duration CONNECTS = Duration.ofSeconds(5);
  private static final Duration ANSWERS = Duration.ofSeconds(15);
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY = 429;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECTS)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** An address that can be posted to; plain http for programs of this machine only. */
  static Optional<URI> address(String text) {
    try {
      URI uri = URI.create(text);
      boolean plain = "http".equals(uri.getScheme()) && isLoopback(uri.getHost());
      return uri.getHost() != null && (plain || "https".equals(uri.getScheme()))
          ? Optional.of(uri)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isLoopback(String host) {
    return host != null && host.matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
  }

  /** Never fails. The address may be a secret: no reason names it. */
  Uni<Handed> post(URI to, String json, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(to)
            .timeout(ANSWERS)
            .header("content-type", "application/json")
            .header("user-agent", "auto-dev")
            .POST(BodyPublishers.ofString(json));
    headers.forEach(request::header);
    return Uni.createFrom()
        .completionStage(() -> client.sendAsync(request.build(), BodyHandlers.discarding()))
        .map(Hook::handed)
        .onFailure()
        .recoverWithItem(
            e -> new Handed.NotNow("no answer (" + e.getClass().getSimpleName() + ")"));
  }

  private static Handed handed(HttpResponse<Void> answer) {
    int status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return new Handed.Taken();
    } else if (status == TOO_MANY) {
      return new Handed.Slower("the channel answered 429", pause(answer));
    } else if (status == REQUEST_TIMEOUT || status >= 500) {
      return new Handed.NotNow("the channel answered " + status);
    }
    return new Handed.Never(
        "the channel answered %d; mend its address or what it accepts".formatted(status));
  }

  private static Duration pause(HttpResponse<Void> answer) {
    return answer
        .headers()
        .firstValue("retry-after")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .filter(pause -> pause.compareTo(LONGEST_PAUSE) <= 0)
        .orElse(USUAL_PAUSE);
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }
}
