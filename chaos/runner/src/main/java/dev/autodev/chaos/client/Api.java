package dev.autodev.chaos.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodev.chaos.ChaosException;
import dev.autodev.model.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks one control plane, and the next one when that does not answer. */
final class Api {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<URI> urls;
  private final AtomicInteger turn = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  Api(List<URI> urls) {
    this.urls = List.copyOf(urls);
  }

  /**
   * What was said.
   *
   * @param status 0: nobody answered
   * @param retryAfter seconds, as the header says; 0: it does not
   */
  record Answer(int status, String body, long retryAfter) {
    boolean ok() {
      return status >= 200 && status < 300;
    }

    /** It may be repeated: nobody answered, or somebody said not now. */
    boolean notNow() {
      return status == 0 || status == 503 || status == 429;
    }

    JsonNode json() {
      return Json.parse(body);
    }
  }

  Answer get(String path) {
    return call(HttpRequest.newBuilder().GET(), path);
  }

  Answer post(String path, Object body, String key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder()
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
            .header("Content-Type", "application/json")
            .header("X-Requested-By", "chaos");
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return call(request, path);
  }

  Answer post(String path, Map<String, String> body) {
    return post(path, body, "");
  }

  private Answer call(HttpRequest.Builder request, String path) {
    URI url = urls.get(Math.floorMod(turn.get(), urls.size()));
    try {
      HttpResponse<String> answer =
          http.send(
              request.uri(url.resolve(path)).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 503) {
        turn.incrementAndGet();
      }
      long retryAfter = answer.headers().firstValueAsLong("Retry-After").orElse(0);
      return new Answer(answer.statusCode(), answer.body(), retryAfter);
    } catch (IOException e) {
      turn.incrementAndGet();
      return new Answer(0, String.valueOf(e), 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChaosException("interrupted", e);
    }
  }
}
