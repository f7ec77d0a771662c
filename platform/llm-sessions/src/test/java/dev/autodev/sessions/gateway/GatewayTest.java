package dev.autodev.sessions.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodev.sessions.SessionKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MESSAGE =
      """
      {"id": "m1", "type": "message", "role": "assistant", "model": "m", "stop_reason": "tool_use",
       "content": [{"type": "text", "text": "hello"},
                   {"type": "tool_use", "id": "u1", "name": "bash", "input": {"command": "ls"}}],
       "usage": {"input_tokens": 7, "output_tokens": 5}}
      """;

  private final Vertx vertx = Vertx.vertx();
  private final GatewayTokens tokens = new GatewayTokens();
  private final Canned upstream = new Canned();
  private final Gateway gateway = new Gateway(vertx, tokens, upstream, new Prices(Map.of()));
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir Path run;

  @AfterEach
  void stop() {
    gateway.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void answersWithAWholeMessageAndCountsIt() throws Exception {
    try (SessionGrant grant = grant()) {
      HttpResponse<String> response = post(grant.token(), "{\"messages\": []}");

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(JSON.readTree(response.body())).isEqualTo(JSON.readTree(MESSAGE));
      assertThat(grant.ledger().usage().inputTokens()).isEqualTo(7);
      assertThat(grant.ledger().usage().outputTokens()).isEqualTo(5);
    }
  }

  @Test
  void streamsTheEventsOfTheMessagesApi() throws Exception {
    try (SessionGrant grant = grant()) {
      HttpResponse<String> response = post(grant.token(), "{\"messages\": [], \"stream\": true}");

      assertThat(response.headers().firstValue("content-type").orElseThrow())
          .startsWith("text/event-stream");
      List<JsonNode> events = events(response.body());
      assertThat(events)
          .extracting(event -> event.path("type").asText())
          .containsExactly(
              "message_start",
              "content_block_start",
              "content_block_delta",
              "content_block_stop",
              "content_block_start",
              "content_block_delta",
              "content_block_stop",
              "message_delta",
              "message_stop");
      assertThat(events.get(2).at("/delta/text").asText()).isEqualTo("hello");
      assertThat(events.get(5).at("/delta/partial_json").asText())
          .isEqualTo("{\"command\":\"ls\"}");
      assertThat(events.get(7).at("/delta/stop_reason").asText()).isEqualTo("tool_use");
      assertThat(events.get(7).at("/usage/output_tokens").asInt()).isEqualTo(5);
    }
  }

  @Test
  void passesOnWhatClientAndProviderTellEachOtherInHeaders() throws Exception {
    try (SessionGrant grant = grant()) {
      HttpResponse<String> response = post(grant.token(), "{\"messages\": []}");

      assertThat(upstream.headers).containsEntry("anthropic-beta", "b1").hasSize(1);
      assertThat(response.headers().firstValue("request-id")).hasValue("req_1");
    }
  }

  @Test
  void refusesATokenOnceItsSessionHasEnded() throws Exception {
    SessionGrant grant = grant();
    assertThat(post(grant.token(), "{\"messages\": []}").statusCode()).isEqualTo(200);

    grant.close();

    HttpResponse<String> refused = post(grant.token(), "{\"messages\": []}");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(JSON.readTree(refused.body()).at("/error/type").asText())
        .isEqualTo("authentication_error");
  }

  @Test
  void refusesWhatIsNoModelCall() throws Exception {
    try (SessionGrant grant = grant()) {
      assertThat(post(grant.token(), "no json").statusCode()).isEqualTo(400);
      assertThat(post(grant.token(), "{}").statusCode()).isEqualTo(400);
      assertThat(post("unknown", "{\"messages\": []}").statusCode()).isEqualTo(401);
    }
  }

  private SessionGrant grant() {
    SessionKey key = new SessionKey("t1", 1, "builder", "implement_feature", 0, "sample");
    return tokens.register(key, 1000, run, List.of());
  }

  private HttpResponse<String> post(String token, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(gateway.address().resolve("/v1/messages"))
            .header("authorization", "Bearer " + token)
            .header("Anthropic-Beta", "b1")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static List<JsonNode> events(String stream) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String event : stream.strip().split("\n\n", -1)) {
      String[] lines = event.split("\n", -1);
      assertThat(lines).hasSize(2);
      JsonNode data = JSON.readTree(lines[1].substring("data: ".length()));
      assertThat(lines[0]).isEqualTo("event: " + data.path("type").asText());
      events.add(data);
    }
    return events;
  }

  /** Always answers the same. */
  private static final class Canned implements Upstream {
    private volatile Map<String, String> headers = Map.of();

    @Override
    public String name() {
      return "canned";
    }

    @Override
    public Future<UpstreamReply> send(UpstreamCall call) {
      headers = call.headers();
      try {
        return Future.succeededFuture(
            new UpstreamReply.Answer(
                (ObjectNode) JSON.readTree(MESSAGE), Map.of("request-id", "req_1")));
      } catch (IOException e) {
        return Future.failedFuture(e);
      }
    }
  }
}
