package dev.autodev.sessions.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.autodev.sessions.anthropic.AnthropicStub;
import dev.autodev.sessions.budget.NoBudgets;
import dev.autodev.sessions.protocol.Protocol;
import dev.autodev.sessions.provider.Play;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorTest {
  @TempDir Path run;
  private GatewayRig rig;

  @BeforeEach
  void open() {
    rig = new GatewayRig(run, new NoBudgets(), Map.of());
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void answersTheLookWhetherAnythingIsHere() throws Exception {
    assertThat(raw("HEAD / HTTP/1.1")).startsWith("HTTP/1.1 200");
  }

  @Test
  void tellsAClientThatTriesAWebSocketToPost() throws Exception {
    String upgrade =
        "GET /v1/responses HTTP/1.1\r\nconnection: Upgrade\r\nupgrade: websocket\r\n"
            + "sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==";
    assertThat(raw(upgrade)).startsWith("HTTP/1.1 426");
    assertThat(raw("GET /v1/responses HTTP/1.1")).startsWith("HTTP/1.1 405");
    assertThat(raw("GET /v1/models HTTP/1.1")).startsWith("HTTP/1.1 404");
  }

  @Test
  void refusesATokenItNeverGaveInTheWordsOfTheApi() throws Exception {
    HttpResponse<String> message = post(Protocol.MESSAGES, "swarm-task-unknown");
    HttpResponse<String> response = post(Protocol.RESPONSES, GatewayRig.KEY);

    assertThat(message.statusCode()).isEqualTo(401);
    assertThat(GatewayRig.json(message.body()).at("/error/type").asText())
        .isEqualTo("authentication_error");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(GatewayRig.json(response.body()).at("/error/code").asText())
        .isEqualTo("invalid_api_key");
    assertThat(response.headers().firstValue("x-should-retry")).hasValue("false");
    assertThat(rig.anthropic.requests).isEmpty();
    assertThat(rig.responses.requests).isEmpty();
  }

  @Test
  void refusesATokenOnceItsSessionHasEnded() throws Exception {
    SessionGrant grant = rig.grant();
    assertThat(rig.call(Protocol.MESSAGES, grant, false).statusCode()).isEqualTo(200);

    grant.close();

    assertThat(rig.call(Protocol.MESSAGES, grant, false).statusCode()).isEqualTo(401);
    assertThat(rig.anthropic.requests).hasSize(1);
  }

  @Test
  void sessionsAtOnceUseNothingOfEachOther() throws Exception {
    CountDownLatch mayGoOn = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    rig.anthropic.plays(Play.stalledStream(AnthropicStub.EVENTS, mayGoOn, over));
    SessionGrant one = rig.grant("t1", 1_000_000);
    try (SessionGrant other = rig.grant("t2", 1_000_000);
        InputStream running = rig.stream(Protocol.MESSAGES, one).body()) {
      assertThat(running.read()).isPositive();

      rig.call(Protocol.RESPONSES, other, true);
      rig.call(Protocol.MESSAGES, other, true);

      await().untilAsserted(() -> assertThat(one.ledger().usage().outputTokens()).isEqualTo(5));
      assertThat(other.ledger().usage().outputTokens()).isEqualTo(10);
    } finally {
      one.close();
      over.countDown();
      mayGoOn.countDown();
    }
    assertThat(rig.recorded("t1")).hasSize(1);
    assertThat(rig.recorded("t2")).hasSize(2);
  }

  @Test
  void refusesWhatIsTooLargeToBeACall() throws Exception {
    try (SessionGrant grant = rig.grant()) {
      String large = "{\"model\":\"m\",\"messages\":\"" + "x".repeat(33 << 20) + "\"}";
      HttpResponse<String> refused = large(grant, large);

      assertThat(refused.statusCode()).isEqualTo(413);
      assertThat(GatewayRig.json(refused.body()).at("/error/type").asText())
          .isEqualTo("request_too_large");
    }
    assertThat(rig.anthropic.requests).isEmpty();
  }

  @Test
  void refusesWhatItCannotCount() throws Exception {
    try (SessionGrant grant = rig.grant()) {
      assertThat(post(grant, "no json", Map.of())).isEqualTo(400);
      assertThat(post(grant, "{\"messages\": []}", Map.of())).isEqualTo(400);
      assertThat(post(grant, "{}", Map.of("content-encoding", "gzip"))).isEqualTo(415);
    }
    assertThat(rig.anthropic.requests).isEmpty();
  }

  @Test
  void theKeyIsNowhereOnTheClientsSide() throws Exception {
    try (SessionGrant grant = rig.grant()) {
      for (Protocol protocol : Protocol.ALL) {
        HttpResponse<String> answer = rig.call(protocol, grant, true);
        assertThat(answer.headers().map().toString() + answer.body())
            .doesNotContain(GatewayRig.KEY);
      }
      assertThat(grant.toString() + grant.token()).doesNotContain(GatewayRig.KEY);
    }
    assertThat(rig.exchanges("t1")).content().doesNotContain(GatewayRig.KEY);
    assertThat(rig.responses.headers.getFirst().get("authorization"))
        .containsExactly("Bearer " + GatewayRig.KEY);
  }

  @Test
  void aPlanOfChatGptGoesToItsOwnPlaceWithItsAccount() throws Exception {
    Map<String, String> plan =
        Map.of(
            "swarm.sessions.openai.api-key", "",
            "swarm.sessions.openai.base-url", "http://127.0.0.1:1/v1",
            "swarm.sessions.openai.plan-base-url", rig.responses.url() + "/v1",
            "swarm.sessions.openai.plan-token", GatewayRig.KEY,
            "swarm.sessions.openai.plan-account", "account-1");
    try (GatewayRig withPlan = new GatewayRig(run, new NoBudgets(), plan);
        SessionGrant grant = withPlan.grant()) {
      assertThat(withPlan.call(Protocol.RESPONSES, grant, true).statusCode()).isEqualTo(200);
    }
    assertThat(rig.responses.headers.getFirst().get("authorization"))
        .containsExactly("Bearer " + GatewayRig.KEY);
    assertThat(rig.responses.headers.getFirst().get("chatgpt-account-id"))
        .containsExactly("account-1");
  }

  private HttpResponse<String> large(SessionGrant grant, String body) throws Exception {
    return rig.post("/v1/messages", grant.token(), body, Map.of());
  }

  private HttpResponse<String> post(Protocol protocol, String token) throws Exception {
    return rig.post(protocol.path(), token, GatewayRig.body(protocol, true), Map.of());
  }

  private int post(SessionGrant grant, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    return rig.post("/v1/messages", grant.token(), body, headers).statusCode();
  }

  private String raw(String head) throws Exception {
    URI address = rig.address();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      String request = head + "\r\nhost: gateway\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }
}
