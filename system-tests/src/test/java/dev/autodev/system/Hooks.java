package dev.autodev.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodev.cli.api.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** GitLab that tells of an issue, over connections of its own. */
record Hooks(URI url, String secret, HttpClient client) {
  private static final Pattern LISTENING = Pattern.compile("Listening on: (http://[0-9.:]+)");
  private static final String ISSUE =
      """
      {"object_kind": "issue", "user": {"username": "alice"}, "labels": [{"title": "auto-dev"}],
       "project": {"git_http_url": "https://gitlab.example.org/group/shop.git"},
       "object_attributes": {"iid": 23, "action": "open"}}""";

  /** To the service that wrote this log. */
  static Hooks told(Path log, String secret) throws IOException {
    var listening = LISTENING.matcher(Files.readString(log));
    assertThat(listening.find()).as("%s tells where it listens", log).isTrue();
    return new Hooks(
        URI.create(listening.group(1) + "/hooks/gitlab"), secret, HttpClient.newHttpClient());
  }

  /** What came of it; empty where nothing was answered. */
  Optional<String> send(String delivery) {
    var request =
        HttpRequest.newBuilder(url)
            .version(HttpClient.Version.HTTP_1_1)
            .header("X-Gitlab-Token", secret)
            .header("Idempotency-Key", delivery)
            .POST(BodyPublishers.ofString(ISSUE))
            .build();
    try {
      var answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return Optional.of(Json.text(Json.read(answer.body()), "result"));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
